package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.configuration.Candidate;
import dev.meshward.dependencies.naming.Resolution;

/** The identity of a workload in a mesh, which is written like a host: {@code web.ns.serviceaccount.identity.…}. */
public final class TrustIdentity implements Trap {

    @Override
    public boolean catches(Candidate candidate) {
        return candidate.resolution() instanceof Resolution.Outside(var host)
                && (host.contains(".serviceaccount.identity.") || host.endsWith(".cluster.local"));
    }
}
