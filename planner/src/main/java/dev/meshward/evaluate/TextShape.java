package dev.meshward.evaluate;

/** A set of texts that a rule compares with. */
public sealed interface TextShape {

    /** This text alone. */
    record Exact(String text) implements TextShape {}

    /** Everything that begins so. */
    record Prefix(String start) implements TextShape {}

    /** Everything that ends so. */
    record Suffix(String end) implements TextShape {}

    /** What a regular expression takes (RE2 and Rust write them alike). */
    record Regex(String expression, Reach reach) implements TextShape {}

    /** What an expression has to do with the text. */
    enum Reach {
        /** The whole text is one of its words. */
        WHOLE,
        /** What it finds first, preferring as it is written, is the whole text. */
        FOUND_FIRST
    }
}
