package dev.meshward.desktop.session;

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
}
