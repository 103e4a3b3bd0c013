package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.configuration.Candidate;

/** One way in which an address in a configuration is no call. */
public interface Trap {

    boolean catches(Candidate candidate);
}
