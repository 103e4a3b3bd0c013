package dev.meshward.mesh.intent;

/** How the path of a request has to be. */
public sealed interface PathMatch {

    record Exact(String path) implements PathMatch {}

    /** It begins with these characters: {@code /foo} takes {@code /foobar}. */
    record Beginning(String text) implements PathMatch {}

    /** It begins with these segments: {@code /foo} takes {@code /foo} and {@code /foo/bar}. No slash at the end but for the root. */
    record Below(String path) implements PathMatch {}

    /** A regular expression that has to match the whole path. */
    record Pattern(String expression) implements PathMatch {}
}
