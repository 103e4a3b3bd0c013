package dev.meshward.desktop.session;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.time.LocalDate;
import java.util.List;

/**
 * The plan as the room agreed on it, so that everybody sees later what became of it.
 *
 * @param who kept it
 * @param stages in their order
 */
public record Baseline(String who, LocalDate when, List<Kept> stages) {

    public Baseline {
        stages = List.copyOf(stages);
    }

    /**
     * A stage of it.
     *
     * @param id which it keeps from plan to plan
     * @param digest of its files then
     */
    public record Kept(String id, int number, String title, String digest) {

        private Mapping entry() {
            return Mapping.building()
                    .put("stage", id)
                    .put("number", number)
                    .put("title", title)
                    .put("digest", digest)
                    .build();
        }
    }

    /** As it stands in a work file. */
    public Mapping entry() {
        return Mapping.building()
                .put("by", who)
                .put("at", when.toString())
                .put(
                        "stages",
                        Value.Sequence.of(stages.stream().map(Kept::entry).toList()))
                .build();
    }
}
