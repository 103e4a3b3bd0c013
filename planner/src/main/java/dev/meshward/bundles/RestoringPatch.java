package dev.meshward.bundles;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the patch that brings fields back to what they were: values restored, fields that were absent removed. */
final class RestoringPatch {

    private RestoringPatch() {}

    static Mapping of(List<PatchedFields.Leaf> leaves) {
        var patch = Mapping.empty();
        for (var leaf : leaves) {
            patch = with(patch, leaf.path().segments(), leaf.before());
        }
        return patch;
    }

    private static Mapping with(Mapping patch, List<FieldPath.Segment> path, Optional<Value> before) {
        if (!(path.getFirst() instanceof FieldPath.Key(var name))) {
            throw new IllegalStateException("a list stands outside of a mapping: " + new FieldPath(path));
        }
        var rest = path.subList(1, path.size());
        var present = patch.get(name);
        if (rest.isEmpty()) {
            return patch.with(name, before.orElse(Value.Nothing.here()));
        }
        if (rest.getFirst() instanceof FieldPath.Item item) {
            return patch.with(name, list(present, item, rest.subList(1, rest.size()), before));
        }
        var child = present.orElse(null) instanceof Mapping mapping ? mapping : Mapping.empty();
        return patch.with(name, with(child, rest, before));
    }

    private static Value list(
            Optional<Value> present, FieldPath.Item item, List<FieldPath.Segment> rest, Optional<Value> before) {
        var items = new ArrayList<Value>();
        if (present.orElse(null) instanceof Value.Sequence sequence) {
            items.addAll(sequence.items());
        }
        var there = items.stream().filter(item::isFor).findFirst();
        there.ifPresent(items::remove);
        var start = there.orElse(null) instanceof Mapping mapping
                ? mapping
                : Mapping.building().put(item.field(), item.value()).build();
        items.add(rest.isEmpty() ? whole(start, before) : with(start, rest, before));
        return Value.Sequence.of(items);
    }

    /** An item that was not there goes by a directive of strategic merge; null cannot stand for it. */
    private static Value whole(Mapping start, Optional<Value> before) {
        return before.orElse(start.with(Patching.DIRECTIVE, Value.Text.of("delete")));
    }
}
