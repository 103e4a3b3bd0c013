package dev.meshward.mesh.intent;

/** How a text has to be. */
public sealed interface TextMatch {

    record Exact(String text) implements TextMatch {}

    record Prefix(String text) implements TextMatch {}

    /** A regular expression that has to match the whole text. */
    record Pattern(String expression) implements TextMatch {}

    /** It has to be there; what it says does not matter. */
    record Present() implements TextMatch {}
}
