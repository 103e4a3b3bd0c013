package dev.meshward.saved;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody reports of a stage. */
public enum RunState {
    STARTED,
    APPLIED,
    FAILED,
    UNDONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RunState> of(String word) {
        for (var state : values()) {
            if (state.word().equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether this can be true after that. Who reports only that a stage is applied need not report that it began; what
     * never began neither fails nor is undone.
     *
     * @param before empty where nothing was reported yet
     */
    boolean mayFollow(Optional<RunState> before) {
        return switch (this) {
            case STARTED -> before.isEmpty() || Set.of(FAILED, UNDONE).contains(before.get());
            case APPLIED -> before.isEmpty() || before.get() != APPLIED;
            case FAILED -> before.isPresent() && Set.of(STARTED, APPLIED).contains(before.get());
            case UNDONE -> before.isPresent() && before.get() != UNDONE;
        };
    }
}
