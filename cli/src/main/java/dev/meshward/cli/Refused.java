package dev.meshward.cli;

import java.io.Serial;

/** Ends a command with a sentence for the user and an exit code. Not for defects of ours. */
final class Refused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final int exitCode;

    private Refused(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** The command was called in a way that cannot work. */
    static Refused wrongUsage(String sentence) {
        return new Refused(ExitCode.USAGE, sentence);
    }

    static Refused unreadableSource(String sentence) {
        return new Refused(ExitCode.UNREADABLE_SOURCE, sentence);
    }

    /** The answer to the question is no, and this is why. */
    static Refused no(String sentence) {
        return new Refused(ExitCode.NO, sentence);
    }

    int exitCode() {
        return exitCode;
    }

    /** The sentence; an exception's message may be null, this one's never is. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
