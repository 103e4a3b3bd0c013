package dev.meshward.dependencies;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.configuration.ConfigurationEvidence;
import dev.meshward.dependencies.configuration.ServerImages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds out who calls whom from what a cluster says about itself. */
public final class DependencyInference {

    private final List<EvidenceSource> sources;

    /** Looks everywhere there is to look. */
    public DependencyInference() {
        this(List.of(new ConfigurationEvidence()));
    }

    DependencyInference(List<EvidenceSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** All dependencies of every confidence, and the workloads nothing can be said about. */
    public DependencyGraph infer(ClusterSnapshot snapshot) {
        var surroundings = Surroundings.of(snapshot);
        var book = new ClaimBook();
        sources.forEach(source -> source.lookInto(surroundings, book::add));
        var dependencies = book.dependencies();
        return new DependencyGraph(dependencies, unknown(snapshot, dependencies));
    }

    /** Workloads without any sign of what they call, whose image is no known server. */
    private static Set<WorkloadId> unknown(ClusterSnapshot snapshot, List<Dependency> dependencies) {
        var unknown = new HashSet<WorkloadId>();
        for (var workload : snapshot.workloads()) {
            if (!ServerImages.onlyServes(workload)) {
                unknown.add(workload.id());
            }
        }
        for (var dependency : dependencies) {
            if (dependency.from() instanceof Caller.Pods(var caller) && dependency.kind() != DependencyKind.KUBERNETES_API) {
                unknown.remove(caller);
            }
        }
        return unknown;
    }
}
