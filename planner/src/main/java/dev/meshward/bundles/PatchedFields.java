package dev.meshward.bundles;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields of an object a patch touches, each with its value before.
 *
 * <p>A field that was absent as a whole is one field, so that undoing removes it whole; but labels and annotations are
 * fields each, since somebody else may add some of his own beside ours.
 */
record PatchedFields(ObjectKey object, Mapping before) {

    private static final Set<String> SHARED_WITH_OTHERS = Set.of("metadata", "labels", "annotations");

    /** A touched field. */
    record Leaf(FieldPath path, Optional<Value> before) {}

    List<Leaf> touchedBy(Mapping patch) {
        var leaves = new ArrayList<Leaf>();
        collect(FieldPath.root(), Optional.of(before), patch, leaves);
        return leaves;
    }

    private void collect(FieldPath path, Optional<Value> present, Value wanted, List<Leaf> leaves) {
        boolean isBranch = path.segments().isEmpty()
                || present.filter(Mapping.class::isInstance).isPresent()
                || (SHARED_WITH_OTHERS.contains(path.lastKey()) && present.isEmpty());
        if (wanted instanceof Mapping patch && isBranch) {
            entries(path, present, patch, leaves);
        } else if (wanted instanceof Value.Sequence patch && itemsHaveKeys(path, present)) {
            items(path, patch, leaves);
        } else if (!present.equals(Optional.of(wanted)) && !(present.isEmpty() && wanted instanceof Value.Nothing)) {
            leaves.add(new Leaf(path, present));
        }
    }

    private void entries(FieldPath path, Optional<Value> present, Mapping patch, List<Leaf> leaves) {
        for (int i = 0; i < patch.size(); i++) {
            var key = patch.keys().get(i);
            var child =
                    present.flatMap(value -> value instanceof Mapping mapping ? mapping.get(key) : Optional.empty());
            collect(path.key(key), child, patch.values().get(i), leaves);
        }
    }

    private boolean itemsHaveKeys(FieldPath path, Optional<Value> present) {
        return MergeKeys.of(object, path).isPresent()
                && present.filter(Value.Sequence.class::isInstance).isPresent();
    }

    private void items(FieldPath path, Value.Sequence patch, List<Leaf> leaves) {
        var mergeKey = MergeKeys.of(object, path).orElse("");
        for (var wanted : patch.items()) {
            if (wanted instanceof Mapping item && item.get(mergeKey).isPresent()) {
                var itemPath = path.item(mergeKey, item.get(mergeKey).get());
                var there = itemPath.in(before);
                if (there.isPresent()) {
                    entries(itemPath, there, item.without(mergeKey), leaves);
                } else {
                    leaves.add(new Leaf(itemPath, Optional.empty()));
                }
            }
        }
    }
}
