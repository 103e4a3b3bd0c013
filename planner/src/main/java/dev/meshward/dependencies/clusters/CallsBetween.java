package dev.meshward.dependencies.clusters;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ForeignCall;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.clusters.Imports.Import;
import dev.meshward.dependencies.clusters.Imports.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds who of one cluster calls into another, where several are read together. */
public final class CallsBetween {

    private final List<ClusterSnapshot> clusters;

    private CallsBetween(List<ClusterSnapshot> clusters) {
        this.clusters = clusters;
    }

    /**
     * The same clusters, each knowing who calls it from the others, and what it knew already of clusters that are not here.
     *
     * @param graphOf who calls whom in one of them
     */
    public static List<ClusterSnapshot> known(
            List<ClusterSnapshot> clusters, Function<ClusterSnapshot, DependencyGraph> graphOf) {
        if (clusters.size() < 2) {
            return clusters;
        }
        var between = new CallsBetween(clusters);
        var graphs = clusters.stream().map(graphOf).toList();
        return clusters.stream()
                .map(cluster -> cluster.knowing(between.into(cluster, graphs)))
                .toList();
    }

    private List<ForeignCall> into(ClusterSnapshot called, List<DependencyGraph> graphs) {
        var calls = new ArrayList<>(fromElsewhere(called));
        for (int i = 0; i < clusters.size(); i++) {
            var calling = clusters.get(i);
            if (calling == called) {
                continue;
            }
            var imports = new Imports(calling);
            for (var dependency : graphs.get(i).dependencies()) {
                if (dependency.from() instanceof Caller.Pods(var caller)
                        && dependency.confidence().isAtLeast(Confidence.MEDIUM)) {
                    imports.of(dependency).stream()
                            .filter(each -> leadsTo(called, each))
                            .forEach(each -> calls.add(call(calling, caller, dependency, each, called)));
                }
            }
        }
        return calls;
    }

    private List<ForeignCall> fromElsewhere(ClusterSnapshot called) {
        return called.foreignCalls().stream()
                .filter(call ->
                        clusters.stream().noneMatch(cluster -> cluster.cluster().equals(call.cluster())))
                .toList();
    }

    /** A cluster that is called otherwise in its kubeconfig than in the mesh may be any that has the Service. */
    private boolean leadsTo(ClusterSnapshot called, Import each) {
        boolean isNamed = clusters.stream().anyMatch(cluster -> each.clusters().contains(cluster.cluster()));
        boolean isWanted = !isNamed || each.clusters().contains(called.cluster());
        return isWanted && isOffered(new OfferedServices(called), each);
    }

    private static boolean isOffered(OfferedServices offered, Import each) {
        return switch (each.way()) {
            case MIRROR, EXPORT ->
                offered.of(each.service())
                        .filter(offer -> (offer.how() == OfferedServices.How.MIRROR) == (each.way() == Way.MIRROR))
                        .isPresent();
            case ISTIO ->
                offered.isOpenToIstio()
                        && offered.snapshot()
                                .service(each.service())
                                .filter(service -> !offered.snapshot()
                                        .workloadsBehind(service)
                                        .isEmpty())
                                .isPresent();
        };
    }

    private static ForeignCall call(
            ClusterSnapshot calling, WorkloadId caller, Dependency dependency, Import each, ClusterSnapshot called) {
        return new ForeignCall(
                calling.cluster(),
                caller,
                each.service(),
                dependency.port(),
                dependency.protocol(),
                door(new OfferedServices(called), each),
                dependency.evidence().getFirst().place(),
                each.words());
    }

    private static Optional<WorkloadId> door(OfferedServices offered, Import each) {
        return each.way() == Way.ISTIO
                ? offered.doorOfIstio()
                : offered.of(each.service()).flatMap(offered::doorOfLinkerd);
    }
}
