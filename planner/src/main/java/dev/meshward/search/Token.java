package dev.meshward.search;

/**
 * A piece of a search.
 *
 * @param from where it begins
 * @param to right behind its end
 * @param text what it holds, without the signs around it
 */
record Token(Kind kind, int from, int to, String text) {

    enum Kind {
        /** A field and the sign behind it, such as {@code ns:} or {@code confidence<=}. */
        FIELD,
        WORD,
        /** Between quotation marks. */
        QUOTED,
        /** Between slashes. */
        REGEX,
        /** Behind a tilde. */
        FUZZY,
        NOT,
        OR,
        OPEN,
        CLOSE,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
