package dev.meshward.scan;

/** A source that was asked for cannot be read at all. The message is a sentence for people. */
public final class SourceUnreadable extends Exception {

    private static final long serialVersionUID = 1L;

    public SourceUnreadable(String because) {
        super(because);
    }

    /** What is wrong and what may be done about it. */
    public String because() {
        return String.valueOf(getMessage());
    }
}
