package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much parcels have to do with each other: the weight of the known calls between them, and of those with workloads
 * that have a proxy already.
 */
final class CallWeights {

    private final List<Map<Integer, Double>> betweenParcels = new ArrayList<>();
    private final double[] withThoseThere;
    private final double[] outgoing;

    CallWeights(List<Parcel> parcels, DependencyGraph graph, Standings standings) {
        var parcelByWorkload = new HashMap<WorkloadId, Integer>();
        for (var parcel : parcels) {
            betweenParcels.add(new TreeMap<>());
            parcel.workloads().forEach(workload -> parcelByWorkload.put(workload, parcel.number()));
        }
        withThoseThere = new double[parcels.size()];
        outgoing = new double[parcels.size()];
        graph.believedAt(Confidence.MEDIUM).forEach(call -> add(call, parcelByWorkload, standings));
    }

    /** 1, or log(1 + requests per second) where traffic was seen. */
    static double weightOf(Dependency call) {
        return call.evidence().stream()
                .filter(Evidence.ObservedTraffic.class::isInstance)
                .mapToDouble(evidence ->
                        ((Evidence.ObservedTraffic) evidence).perSecond().orElse(0))
                .filter(rate -> rate > 0)
                .max()
                .stream()
                .map(Math::log1p)
                .findFirst()
                .orElse(1);
    }

    private void add(Dependency call, Map<WorkloadId, Integer> parcelByWorkload, Standings standings) {
        if (!(call.from() instanceof Caller.Pods(var caller))) {
            return;
        }
        double weight = weightOf(call);
        for (var receiver : call.to().receivers()) {
            var from = parcelByWorkload.get(caller);
            var to = parcelByWorkload.get(receiver);
            if (from != null && to != null) {
                addBetween(from, to, weight);
            } else if (from != null && standings.hasProxyAtTheEnd(receiver)) {
                withThoseThere[from] += weight;
            } else if (to != null && standings.hasProxyAtTheEnd(caller)) {
                withThoseThere[to] += weight;
            }
        }
    }

    private void addBetween(int from, int to, double weight) {
        if (from != to) {
            betweenParcels.get(from).merge(to, weight, Double::sum);
            betweenParcels.get(to).merge(from, weight, Double::sum);
            outgoing[from] += weight;
            outgoing[to] -= weight;
        }
    }

    /** The parcels this one has calls with, in order, each with the weight of these calls. */
    Map<Integer, Double> neighbours(int parcel) {
        return betweenParcels.get(parcel);
    }

    double withThoseThere(int parcel) {
        return withThoseThere[parcel];
    }

    /** Positive for parcels that call more than they are called. */
    double outgoing(int parcel) {
        return outgoing[parcel];
    }
}
