package dev.meshward.mesh;

import dev.meshward.cluster.ClusterSnapshot;
import java.util.Optional;

/** What a mesh can be told once everybody has climbed. */
public interface Hardening {

    /**
     * Why an intent of the last stages cannot be said in this mesh; empty where it can. Proxies that read no requests can tune
     * none.
     *
     * @param intent {@link LadderIntent.RequireMutualTlsByDefault} or {@link LadderIntent.Tune}
     */
    default Optional<String> obstacleTo(LadderIntent intent, ClusterSnapshot snapshot) {
        return intent instanceof LadderIntent.Tune ? Optional.of("its proxies read no requests") : Optional.empty();
    }
}
