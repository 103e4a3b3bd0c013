package dev.meshward.equivalence;

import dev.meshward.evaluate.DataPlane;
import dev.meshward.manifest.Manifest;
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
                ? compare(first, second, one.get(), other.get())
                : Comparison.ofNothing(
                        "The objects of " + (one.isPresent() ? second : first).mesh() + " are not understood here.");
    }

    private static Comparison compare(Configuration first, Configuration second, Side one, Side other) {
        var objects = Stream.concat(first.objects().stream(), second.objects().stream())
                .toList();
        var doors = new Doors(first.context(), one, other).compared();
        return ambient(one, other)
                .map(because -> new Comparison(doors, List.of(Comparison.Way.unchecked(because))))
                .orElseGet(() -> new Comparison(doors, ways(first, one, other, objects)));
    }

    private static List<Comparison.Way> ways(Configuration first, Side one, Side other, List<Manifest> objects) {
        return new Ways(first.context(), one, other, objects).compared();
    }

    private static Optional<String> ambient(Side one, Side other) {
        return one.plane() == DataPlane.ISTIO_AMBIENT || other.plane() == DataPlane.ISTIO_AMBIENT
                ? Optional.of("In ambient mode waypoints alone know routes, and which calls go by one is not compared.")
                : Optional.empty();
    }
}
