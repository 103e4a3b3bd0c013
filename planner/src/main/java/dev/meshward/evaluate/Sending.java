package dev.meshward.evaluate;

/** What leaves the caller's side. */
public sealed interface Sending {

    /** Mutual TLS of a mesh; {@code rule} names what decided it. */
    record MutualTls(Identity identity, String rule) implements Sending {}

    /** What the application sends, as it sends it. */
    record Plaintext(String rule) implements Sending {}

    /** TLS that the caller's proxy begins and that no mesh understands. */
    record ForeignTls(String rule) implements Sending {}

    /** Nothing leaves. */
    record Stopped(String rule, String because) implements Sending {}

    /** Nobody can tell from the objects. */
    record Unsure(String because) implements Sending {}
}
