package dev.meshward.manifest;

/** A document cannot be read to its end. The message is a sentence for people and never quotes the document. */
final class BrokenDocument extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    BrokenDocument(int line, String because) {
        super(because, null, false, false);
        this.line = line;
    }

    int line() {
        return line;
    }

    String because() {
        return String.valueOf(getMessage());
    }
}
