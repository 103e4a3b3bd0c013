package dev.meshward.equivalence;

/** What the second configuration is, seen from the first. */
public enum Relation {
    EQUAL("equal"),
    /** It refuses requests that the first one serves, and does the same with all the others. */
    NARROWER("narrower"),
    /** It serves requests that the first one refuses, and does the same with all the others. */
    WIDER("wider"),
    /** Both of that, or it serves requests in another way. */
    DIFFERENT("different");

    private final String word;

    Relation(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** What both of two parts are together. */
    Relation and(Relation other) {
        if (this == other || other == EQUAL) {
            return this;
        }
        return this == EQUAL ? other : DIFFERENT;
    }
}
