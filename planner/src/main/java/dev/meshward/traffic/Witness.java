package dev.meshward.traffic;

/** Who saw a call, which decides what else would have been seen. */
public enum Witness {
    /** The caller's proxy: it sees all calls of its workload. */
    CALLER,
    /** The callee's proxy: it sees all calls to its workload. */
    CALLEE,
    /** One of the two proxies; the export does not say which. */
    EITHER,
    /** The network of the nodes: it sees what passes between pods, whatever they speak. */
    NETWORK,
    /** The applications' own traces: they show who was made to trace, and a sample of that. */
    TRACE,
    /** A table that somebody wrote; what its author looked at is known from its rows alone. */
    TABLE
}
