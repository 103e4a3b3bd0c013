package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.address.KeyMeaning;
import dev.meshward.dependencies.configuration.Candidate;

/** Where the workload listens, or how it presents itself to others: {@code LISTEN_ADDR}, {@code advertised.listeners}. */
public final class OwnListener implements Trap {

    @Override
    public boolean catches(Candidate candidate) {
        return candidate.mention().meaning() == KeyMeaning.OWN;
    }
}
