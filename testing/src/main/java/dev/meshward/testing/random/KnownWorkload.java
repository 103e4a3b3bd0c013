package dev.meshward.testing.random;

import java.util.Set;

/** A workload that was written, and what is true of it. */
public record KnownWorkload(String kind, String namespace, String name, Set<Trait> traits)
        implements Comparable<KnownWorkload> {

    /** What sets a workload apart. */
    public enum Trait {
        ON_HOST_NETWORK,
        OWNED_BY_OPERATOR,
        IN_ANOTHER_MESH,
        RUNS_TO_COMPLETION,
        IN_SYSTEM_NAMESPACE,
        INJECTED_ALREADY,
        RUNS_AS_PROXY_USER,
        OPTED_OUT
    }

    public KnownWorkload {
        traits = Set.copyOf(traits);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** {@code shop/checkout}. */
    public String address() {
        return namespace + "/" + name;
    }

    @Override
    public int compareTo(KnownWorkload other) {
        return (address() + kind).compareTo(other.address() + other.kind);
    }

    @Override
    public String toString() {
        return kind + " " + address();
    }
}
