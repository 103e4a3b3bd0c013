package dev.meshward.evaluate;

/** Whom mutual TLS shows a caller to be. */
public sealed interface Identity {

    /** A ServiceAccount. */
    record Account(String namespace, String serviceAccount) implements Identity {}

    /** Somebody of the mesh whose account nobody knows here. */
    record Unknown() implements Identity {}
}
