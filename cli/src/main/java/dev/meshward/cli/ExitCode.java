package dev.meshward.cli;

/** What a command tells the script that called it. These numbers are a promise; see docs/reference/exit-codes.md. */
final class ExitCode {

    static final int DONE = 0;
    /** The question was answered, and the answer is no. */
    static final int NO = 1;

    static final int USAGE = 2;
    /** The source cannot be read or reached. */
    static final int UNREADABLE_SOURCE = 3;
    /** Done, but something that would have been used could not be read. */
    static final int DONE_WITH_GAPS = 4;
    /** Something this machine has to have is missing: a JDK, Maven, a screen. */
    static final int MISSING = 69;

    static final int OUR_DEFECT = 70;

    private ExitCode() {}
}
