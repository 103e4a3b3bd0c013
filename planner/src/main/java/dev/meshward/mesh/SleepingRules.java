package dev.meshward.mesh;

import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Optional;

/**
 * Objects that are there already and decide nothing yet, since the proxy that would carry them out is missing. They begin
 * to act with the join, whoever made them and why.
 */
public interface SleepingRules {

    /** Those that decide who may call this workload as soon as it has a proxy, in the order of their names. */
    List<Manifest> on(Workload workload);

    /**
     * Whether all was seen that could have given this workload a proxy already. Where it was not, a rule that seems to sleep may
     * act since long.
     */
    boolean isSureAbout(Workload workload);

    /**
     * What refuses a caller then, for certain: what depends on a request, an address or somebody outside the mesh does
     * not count. What the plan itself takes the edge off, such as a demand for mutual TLS, does not count either.
     *
     * @param containerPort 0 where it is not known
     * @param caller as mutual TLS proves it; empty for plaintext
     */
    Optional<Refusal> refusal(Workload callee, int containerPort, Optional<LadderIntent.ServiceAccountId> caller);

    /**
     * A refusal to come.
     *
     * @param by one of {@link #on}
     * @param because as a clause with the object's name
     */
    record Refusal(Manifest by, String because) {}

    /** For a mesh whose objects nobody has written yet. */
    static SleepingRules none() {
        return new SleepingRules() {
            @Override
            public List<Manifest> on(Workload workload) {
                return List.of();
            }

            @Override
            public boolean isSureAbout(Workload workload) {
                return true;
            }

            @Override
            public Optional<Refusal> refusal(
                    Workload callee, int containerPort, Optional<LadderIntent.ServiceAccountId> caller) {
                return Optional.empty();
            }
        };
    }
}
