package dev.meshward.adoption;

import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import java.util.Optional;

/**
 * A call as the workload sees it that receives it.
 *
 * @param plaintext empty when caller and mesh make it mutually authenticated
 */
record Arrival(Dependency call, Landing landing, Optional<Plaintext> plaintext) {

    /** Known calls decide; hints only make gates. */
    boolean isKnown() {
        return call.confidence().isAtLeast(Confidence.MEDIUM);
    }
}
