package dev.meshward.desktop.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one undo journal of a session: the present, what led here, and what was taken back.
 *
 * @param past the last change last, each with the state before it
 * @param future the change to be made again next comes last, each with the state after it
 */
public record Journal(SessionState now, List<Entry> past, List<Entry> future) {

    /** Older changes can no longer be taken back; each holds a whole state, though most of it is shared. */
    private static final int KEPT = 200;

    /**
     * One change.
     *
     * @param what it did, as a past tense for people: {@code Rejected shop/cart → data/redis}
     */
    public record Entry(String what, SessionState state) {}

    public Journal {
        past = List.copyOf(past);
        future = List.copyOf(future);
    }

    static Journal beginning(SessionState state) {
        return new Journal(state, List.of(), List.of());
    }

    Journal changed(String what, SessionState after) {
        var more = with(past, new Entry(what, now));
        var kept = more.size() > KEPT ? more.subList(more.size() - KEPT, more.size()) : more;
        return new Journal(after, kept, List.of());
    }

    /** The present knows more; nothing that could be taken back was done. */
    Journal learned(SessionState wiser) {
        return new Journal(wiser, past, future);
    }

    Optional<Journal> undone() {
        return past.isEmpty()
                ? Optional.empty()
                : Optional.of(new Journal(
                        past.getLast().state(),
                        past.subList(0, past.size() - 1),
                        with(future, new Entry(past.getLast().what(), now))));
    }

    Optional<Journal> redone() {
        return future.isEmpty()
                ? Optional.empty()
                : Optional.of(new Journal(
                        future.getLast().state(),
                        with(past, new Entry(future.getLast().what(), now)),
                        future.subList(0, future.size() - 1)));
    }

    private static List<Entry> with(List<Entry> entries, Entry another) {
        var more = new ArrayList<>(entries);
        more.add(another);
        return more;
    }
}
