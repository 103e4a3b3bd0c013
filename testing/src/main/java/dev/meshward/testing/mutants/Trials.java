package dev.meshward.testing.mutants;

import dev.meshward.mesh.MeshName;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.random.GeneratedCluster;
import dev.meshward.testing.random.RandomClusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Draws clusters, spoils their plans and asks both.
 *
 * @param operators to try
 * @param wanted mutants of each operator
 * @param atOnce mutants of one operator from one cluster, at most
 * @param first seed of the first cluster
 */
public record Trials(MeshName mesh, List<Operator> operators, int wanted, int atOnce, long first) {

    private static final int BATCH = 24;
    private static final int PATIENCE = 20_000;

    /** Brute force is for small clusters. */
    private static final int LARGEST = 7;

    /** Until every operator has as many as are wanted, or nobody can believe any more that it ever will. */
    public List<Trial> run() {
        var trials = new ArrayList<Trial>();
        var counts = new TreeMap<String, Integer>();
        for (long seed = first; seed < first + PATIENCE && !missing(counts).isEmpty(); seed += BATCH) {
            var operators = missing(counts);
            var drawn = LongStream.range(seed, seed + BATCH)
                    .parallel()
                    .mapToObj(RandomClusters::drawn)
                    .filter(cluster -> cluster.workloads().size() <= LARGEST)
                    .map(cluster -> ofCluster(cluster, operators))
                    .flatMap(Collection::stream)
                    .toList();
            drawn.forEach(trial -> counts.merge(trial.operator().name(), 1, Integer::sum));
            trials.addAll(drawn);
        }
        return trials;
    }

    private List<Operator> missing(Map<String, Integer> counts) {
        return operators.stream()
                .filter(each -> counts.getOrDefault(each.name(), 0) < wanted)
                .toList();
    }

    private List<Trial> ofCluster(GeneratedCluster cluster, List<Operator> operators) {
        long seed = cluster.seed();
        var journey = Journey.of(cluster.documents(), mesh);
        var plan = JudgedPlan.of(journey);
        var surrounding = Surrounding.of(journey.snapshot());
        var before = Trial.before(plan);
        var trials = new ArrayList<Trial>();
        for (var operator : operators) {
            var places =
                    new ArrayList<>(operator.places(plan.text(), surrounding).toList());
            Collections.shuffle(places, new Random(seed * 31 + operator.name().hashCode()));
            for (int i = 0; i < Math.min(atOnce, places.size()); i++) {
                var where = "seed " + seed + " place " + i;
                trials.add(Trial.of(operator, where, places.get(i).get(), plan, before));
            }
        }
        return trials;
    }
}
