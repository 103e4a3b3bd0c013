package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.address.KeyMeaning;
import dev.meshward.dependencies.configuration.Candidate;

/** An address for the browser of a user: the pod hands it on and never connects to it. */
public final class BrowserSide implements Trap {

    @Override
    public boolean catches(Candidate candidate) {
        return candidate.mention().meaning() == KeyMeaning.BROWSER;
    }
}
