package dev.meshward.survey;

import java.io.Serial;

/** A source that cannot be read or reached at all. Single broken documents are gaps of the snapshot instead. */
public final class SourceRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String sentence;

    SourceRefused(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** Why, in one sentence for people. */
    public String sentence() {
        return sentence;
    }
}
