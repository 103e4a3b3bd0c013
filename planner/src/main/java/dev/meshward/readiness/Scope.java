package dev.meshward.readiness;

import dev.meshward.mesh.MeshName;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a check is about.
 *
 * @param meshes the targets for which the defect means anything; for others the check is not asked
 * @param step the step of the rollout at which the defect begins to hurt
 * @param reads the kinds of objects the answer rests on, by their Kubernetes names; besides these {@link #WORKLOADS}
 *     and {@link #CALLS}
 */
public record Scope(Set<MeshName> meshes, Step step, Set<String> reads) {

    /** Every object with pods, whatever its kind. */
    public static final String WORKLOADS = "workloads";

    /** The dependency graph, into which objects of every kind flow. */
    public static final String CALLS = "calls";

    /** The steps of a rollout, in their order. */
    public enum Step {
        /** A workload gets a proxy, or is enrolled. */
        JOIN,
        /** A server refuses plaintext. */
        STRICT,
        /** Rules say who may call. */
        AUTHORIZE
    }

    public Scope {
        meshes = Set.copyOf(meshes);
        reads = Set.copyOf(reads);
    }

    public static Scope everyMesh(Step step, String... reads) {
        return new Scope(EnumSet.allOf(MeshName.class), step, Set.of(reads));
    }

    /** Where every pod gets a proxy of its own. */
    public static Scope sidecars(Step step, String... reads) {
        return new Scope(EnumSet.of(MeshName.ISTIO, MeshName.LINKERD), step, Set.of(reads));
    }

    /** Istio, with sidecars and without. */
    public static Scope istio(Step step, String... reads) {
        return new Scope(EnumSet.of(MeshName.ISTIO, MeshName.ISTIO_AMBIENT), step, Set.of(reads));
    }

    public static Scope only(MeshName mesh, Step step, String... reads) {
        return new Scope(Set.of(mesh), step, Set.of(reads));
    }
}
