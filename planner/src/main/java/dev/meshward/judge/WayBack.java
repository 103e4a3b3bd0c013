package dev.meshward.judge;

import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a stage can be carried out to its end, and whether undoing it leaves every object as it was. */
final class WayBack {

    private WayBack() {}

    /** What is left, a sentence each. */
    static List<String> leftovers(StageScript script, World before) {
        Map<ObjectKey, Optional<Manifest>> now = new HashMap<>();
        Stream.concat(script.steps().stream(), script.undo().stream())
                .flatMap(step -> step.ops().stream())
                .forEach(op -> now.put(op.key(), op.apply(now.computeIfAbsent(op.key(), before::object))));
        var leftovers = new ArrayList<String>();
        now.forEach((key, after) -> difference(key, before.object(key), after).ifPresent(leftovers::add));
        return leftovers.stream().sorted().toList();
    }

    /** What a step changes without its being there, a sentence each: the command fails, and whoever runs it stops halfway. */
    static List<String> missing(StageScript script, World before) {
        var missing = new ArrayList<String>();
        var world = before;
        for (var step : script.steps()) {
            for (var op : step.ops()) {
                if (op.needsItThere() && world.object(op.key()).isEmpty()) {
                    missing.add("Step " + step.name() + " changes " + op.key() + ", which is not there.");
                }
                world = op.in(world);
            }
        }
        return missing;
    }

    private static Optional<String> difference(ObjectKey key, Optional<Manifest> before, Optional<Manifest> after) {
        if (before.isEmpty()) {
            return after.map(_ -> "After undo, " + key + " is still there.");
        }
        if (after.isEmpty()) {
            return Optional.of("After undo, " + key + " is gone, and it was there before.");
        }
        return pruned(before.get().content()).equals(pruned(after.get().content()))
                ? Optional.empty()
                : Optional.of("After undo, " + key + " is not as it was.");
    }

    /** Null, an empty mapping and nothing at all are the same to Kubernetes where a patch took away the last field. */
    private static Mapping pruned(Mapping mapping) {
        var building = Mapping.building();
        for (int i = 0; i < mapping.size(); i++) {
            var value = pruned(mapping.values().get(i));
            if (!isNothing(value)) {
                building.append(mapping.keys().get(i), value);
            }
        }
        return building.build();
    }

    private static Value pruned(Value value) {
        return switch (value) {
            case Mapping mapping -> pruned(mapping);
            case Value.Sequence sequence ->
                Value.Sequence.of(sequence.items().stream().map(WayBack::pruned).toList());
            case Value.Scalar scalar -> scalar;
        };
    }

    private static boolean isNothing(Value value) {
        return value instanceof Value.Nothing || (value instanceof Mapping mapping && mapping.isEmpty());
    }
}
