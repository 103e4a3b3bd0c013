package dev.meshward.equivalence;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.evaluate.DataPlane;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares what two configurations decide. Every workload is taken for a member of the mesh of its configuration, but for
 * pods on the network of their node, and callers name what they call as their host.
 */
public final class Equivalence {

    private final Evaluators evaluators;

    public Equivalence(Evaluators evaluators) {
        this.evaluators = evaluators;
    }

    /** What {@code second} decides, seen from {@code first}; workloads and Services are those of the first one's context. */
    public Comparison compare(Configuration first, Configuration second) {
        var one = Side.of(first, evaluators);
        var other = Side.of(second, evaluators);
        return one.isPresent() && other.isPresent()
                ? compared(first, second, new Sides(one.get(), other.get(), first.context()))
                : Comparison.ofNothing(
                        "The objects of " + (one.isPresent() ? second : first).mesh() + " are not understood here.");
    }

    private Comparison compared(Configuration first, Configuration second, Sides sides) {
        var objects = Stream.concat(first.objects().stream(), second.objects().stream())
                .toList();
        var workers = new Workers(sides, () -> again(sides, first.context()));
        var doors = new Doors(first.context(), workers).compared();
        return ambient(sides)
                .map(because -> new Comparison(doors, List.of(Comparison.Way.unchecked(because))))
                .orElseGet(() -> new Comparison(doors, new Ways(first.context(), objects).compared(sides, workers)));
    }

    private Sides again(Sides sides, ClusterSnapshot context) {
        return new Sides(sides.first().again(evaluators), sides.second().again(evaluators), context);
    }

    private static Optional<String> ambient(Sides sides) {
        return sides.first().plane() == DataPlane.ISTIO_AMBIENT
                        || sides.second().plane() == DataPlane.ISTIO_AMBIENT
                ? Optional.of("In ambient mode waypoints alone know routes, and which calls go by one is not compared.")
                : Optional.empty();
    }
}
