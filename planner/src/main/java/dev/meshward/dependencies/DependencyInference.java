package dev.meshward.dependencies;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.clusters.OtherClusters;
import dev.meshward.dependencies.configuration.ConfigurationEvidence;
import dev.meshward.dependencies.configuration.ConsulUpstreams;
import dev.meshward.dependencies.configuration.ServerImages;
import dev.meshward.dependencies.monitoring.Discovery;
import dev.meshward.dependencies.monitoring.Monitors;
import dev.meshward.dependencies.observed.Observation;
import dev.meshward.dependencies.observed.TrafficJoin;
import dev.meshward.dependencies.platform.ApiClients;
import dev.meshward.dependencies.platform.ApiServerCalls;
import dev.meshward.dependencies.platform.OperatedWorkloads;
import dev.meshward.dependencies.platform.Probes;
import dev.meshward.dependencies.policy.CiliumPolicies;
import dev.meshward.dependencies.policy.ConsulIntentions;
import dev.meshward.dependencies.policy.IstioPolicies;
import dev.meshward.dependencies.policy.LinkerdPolicies;
import dev.meshward.dependencies.policy.NetworkPolicies;
import dev.meshward.dependencies.routing.AppMeshRoutes;
import dev.meshward.dependencies.routing.ExposedServices;
import dev.meshward.dependencies.routing.GatewayRoutes;
import dev.meshward.dependencies.routing.Ingresses;
import dev.meshward.dependencies.routing.IstioRoutes;
import dev.meshward.dependencies.routing.OtherRoutes;
import dev.meshward.dependencies.routing.Redirects;
import dev.meshward.traffic.TrafficReading;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out who calls whom from what a cluster says about itself. */
public final class DependencyInference {

    private static final List<EvidenceSource> EVERYWHERE = List.of(
            new ConfigurationEvidence(),
            new ConsulUpstreams(),
            new NetworkPolicies(),
            new CiliumPolicies(),
            new IstioPolicies(),
            new LinkerdPolicies(),
            new ConsulIntentions(),
            new Ingresses(),
            new GatewayRoutes(),
            new IstioRoutes(),
            new AppMeshRoutes(),
            new OtherRoutes(),
            new ExposedServices(),
            new OtherClusters(),
            new Monitors(),
            new Discovery(),
            new ApiServerCalls(),
            new ApiClients(),
            new OperatedWorkloads(),
            new Probes());

    private final List<EvidenceSource> sources;
    private final List<Derivation> derivations;

    /** Looks everywhere there is to look. */
    public DependencyInference() {
        this(EVERYWHERE, List.of(new Redirects()));
    }

    DependencyInference(List<EvidenceSource> sources, List<Derivation> derivations) {
        this.sources = List.copyOf(sources);
        this.derivations = List.copyOf(derivations);
    }

    /** All dependencies of every confidence, and the workloads nothing can be said about. */
    public DependencyGraph infer(ClusterSnapshot snapshot) {
        var surroundings = Surroundings.of(snapshot);
        var dependencies = declared(surroundings).dependencies();
        return new DependencyGraph(dependencies, unknown(snapshot, dependencies));
    }

    /** As {@link #infer(ClusterSnapshot)}, with what was seen joined in. */
    public DependencyGraph infer(ClusterSnapshot snapshot, List<TrafficReading> seen) {
        var surroundings = Surroundings.of(snapshot);
        var book = declared(surroundings);
        var joined = new TrafficJoin(surroundings, book.claims()).join(seen);
        joined.claims().forEach(book::add);
        var dependencies = book.dependencies();
        return new DependencyGraph(
                dependencies,
                unknown(snapshot, dependencies),
                DependencyGraph.Objections.none(),
                Optional.of(Observation.of(snapshot, seen, joined)));
    }

    private ClaimBook declared(Surroundings surroundings) {
        var book = new ClaimBook();
        sources.forEach(source -> source.lookInto(surroundings, book::add));
        derivations.forEach(derivation -> derivation.follow(surroundings, book::claims, book::add));
        return book;
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
            if (dependency.from() instanceof Caller.Pods(var caller)
                    && dependency.kind() != DependencyKind.KUBERNETES_API) {
                unknown.remove(caller);
            }
        }
        return unknown;
    }
}
