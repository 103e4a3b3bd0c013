package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.configuration.Candidate;
import dev.meshward.dependencies.naming.Resolution;

/** The host under which the cluster itself is reached from outside: what a workload tells others, seldom what it calls. */
public final class PublicHost implements Trap {

    @Override
    public boolean catches(Candidate candidate) {
        return candidate.resolution() instanceof Resolution.Outside(var host)
                && candidate.surroundings().publicHosts().contains(host);
    }
}
