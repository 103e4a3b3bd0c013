package dev.meshward.desktop.session;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.time.LocalDate;
import java.util.List;

/**
 * Something the room agreed on.
 *
 * @param id never changes, so that two versions of a session can be put together
 * @param options what was to choose from
 * @param outcome the choice; empty while it is open
 * @param who decided
 */
public record Decision(
        String id, String question, List<String> options, String outcome, String because, String who, LocalDate when) {

    public Decision {
        options = List.copyOf(options);
    }

    /** As an entry of plan.json, and of a work file. */
    public Mapping entry() {
        return Mapping.building()
                .put("id", id)
                .put("question", question)
                .put(
                        "options",
                        Value.Sequence.of(options.stream().map(Value.Text::of).toList()))
                .put("outcome", outcome)
                .put("because", because)
                .put("by", who)
                .put("at", when.toString())
                .build();
    }
}
