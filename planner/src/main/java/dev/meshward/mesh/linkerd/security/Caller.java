package dev.meshward.mesh.linkerd.security;

/** A caller, or a group of callers that no rule of the source tells apart. */
sealed interface Caller {

    /** Whoever comes without mutual TLS. */
    record Plain() implements Caller {}

    record Account(String namespace, String name) implements Caller {}

    /** Accounts of a known namespace that the source does not name. */
    record OtherIn(String namespace) implements Caller {}

    /** Accounts of namespaces that the source does not name. */
    record Stranger() implements Caller {}

    /** An identity of another trust domain, as {@code domain/ns/namespace/sa/account}. */
    record Foreign(String principal) implements Caller {}
}
