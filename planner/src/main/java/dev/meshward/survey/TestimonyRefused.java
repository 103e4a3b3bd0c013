package dev.meshward.survey;

import java.io.Serial;

/** What was handed in besides the manifests cannot be used as it is: a file that is not there, a statement that is wrong. */
public final class TestimonyRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String sentence;

    TestimonyRefused(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** What is wrong, for people; several lines where several things are. */
    public String sentence() {
        return sentence;
    }
}
