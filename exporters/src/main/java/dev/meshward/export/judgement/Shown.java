package dev.meshward.export.judgement;

import dev.meshward.judge.JudgedCall;

/** Which calls are printed. */
public enum Shown {
    /** Those that are refused, opened or unknown. */
    TROUBLE,
    /** Those that go on as well. */
    ALL;

    boolean takes(JudgedCall call) {
        return switch (this) {
            case TROUBLE -> !call.outcome().isDelivered();
            case ALL -> true;
        };
    }
}
