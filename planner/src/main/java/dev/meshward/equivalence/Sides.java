package dev.meshward.equivalence;

import dev.meshward.cluster.ClusterSnapshot;

/** The two configurations that are compared, and what was worked out about both. Not for several threads. */
record Sides(Side first, Side second, Callers callers, KnownWitnesses witnesses) {

    Sides(Side first, Side second, ClusterSnapshot context) {
        this(first, second, new Callers(context), new KnownWitnesses());
    }
}
