package dev.meshward.testing.simulator;

/** What becomes of one call in one state. */
enum Fate {
    MUTUAL,
    PLAIN,
    REFUSED,
    UNKNOWN;

    boolean arrives() {
        return this == MUTUAL || this == PLAIN;
    }

    Fate butOnlyIf(Answer admitted) {
        if (!arrives()) {
            return this;
        }
        return switch (admitted) {
            case YES -> this;
            case NO -> REFUSED;
            case MAYBE -> UNKNOWN;
        };
    }
}
