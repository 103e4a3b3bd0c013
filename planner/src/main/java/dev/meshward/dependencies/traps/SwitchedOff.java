package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.configuration.Candidate;

/** A setting beside the address turns off what it is for: {@code ENABLE_TRACING=0}. */
public final class SwitchedOff implements Trap {

    @Override
    public boolean catches(Candidate candidate) {
        return candidate.mention().switchedOff();
    }
}
