package dev.meshward.readiness.report;

import java.util.Locale;

/** Whether a workload can join, from the best to the worst. */
public enum Verdict {
    /** Nothing graver than information was found about it. */
    READY,
    /** It can join, and something breaks or gets worse unless its findings are settled. */
    AFTER_FIXES,
    /** It is postponed until somebody settles a finding, or for good. */
    CANNOT_JOIN;

    /** {@code ready}, {@code ready after fixes} or {@code cannot join}. */
    public String words() {
        return this == AFTER_FIXES ? "ready after fixes" : word().replace('-', ' ');
    }

    /** {@code ready}, {@code after-fixes} or {@code cannot-join}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
