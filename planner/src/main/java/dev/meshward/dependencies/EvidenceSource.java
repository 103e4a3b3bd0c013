package dev.meshward.dependencies;

import java.util.function.Consumer;

/** One place to look for calls. */
public interface EvidenceSource {

    /** States every claim this source can make; the order does not matter. */
    void lookInto(Surroundings surroundings, Consumer<Claim> claims);
}
