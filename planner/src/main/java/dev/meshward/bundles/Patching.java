package dev.meshward.bundles;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a patch makes of an object: strategic merge for built-in kinds, JSON merge (RFC 7386) for custom resources, as the
 * API server does it. Labels and annotations that become empty go, since the server does not store them either.
 */
record Patching(ObjectKey object) {

    /** In an item of a list: the item goes. */
    static final String DIRECTIVE = "$patch";

    private static final Set<String> DROPPED_WHEN_EMPTY = Set.of("labels", "annotations", "metadata");

    Mapping applied(Mapping current, Mapping patch) {
        return merged(FieldPath.root(), current, patch);
    }

    private Mapping merged(FieldPath path, Mapping current, Mapping patch) {
        var result = current;
        for (int i = 0; i < patch.size(); i++) {
            var key = patch.keys().get(i);
            result = set(path.key(key), result, key, patch.values().get(i));
        }
        return result;
    }

    private Mapping set(FieldPath path, Mapping current, String key, Value wanted) {
        if (wanted instanceof Value.Nothing) {
            return current.without(key);
        }
        var value = value(path, current.get(key), wanted);
        boolean isGone = value instanceof Mapping mapping && mapping.isEmpty() && DROPPED_WHEN_EMPTY.contains(key);
        return isGone ? current.without(key) : current.with(key, value);
    }

    private Value value(FieldPath path, Optional<Value> present, Value wanted) {
        return switch (wanted) {
            case Mapping patch ->
                merged(
                        path,
                        present.orElse(Mapping.empty()) instanceof Mapping mapping ? mapping : Mapping.empty(),
                        patch);
            case Value.Sequence patch -> list(path, present, patch);
            case Value.Scalar scalar -> scalar;
        };
    }

    private Value list(FieldPath path, Optional<Value> present, Value.Sequence patch) {
        var mergeKey = MergeKeys.of(object, path);
        if (mergeKey.isEmpty() || !(present.orElse(null) instanceof Value.Sequence sequence)) {
            return withoutDirectives(patch);
        }
        var items = new ArrayList<>(sequence.items());
        for (var wanted : patch.items()) {
            change(path, items, mergeKey.get(), wanted);
        }
        return Value.Sequence.of(items);
    }

    private void change(FieldPath path, List<Value> items, String mergeKey, Value wanted) {
        if (!(wanted instanceof Mapping patch)) {
            items.add(wanted);
            return;
        }
        var item = patch.get(mergeKey).map(value -> new FieldPath.Item(mergeKey, value));
        int position = item.map(each -> positionOf(items, each)).orElse(-1);
        if (isDeletion(patch)) {
            if (position >= 0) {
                items.remove(position);
            }
        } else if (position >= 0 && items.get(position) instanceof Mapping present) {
            items.set(position, merged(path, present, patch));
        } else {
            items.add(merged(path, Mapping.empty(), patch));
        }
    }

    private static int positionOf(List<Value> items, FieldPath.Item item) {
        for (int i = 0; i < items.size(); i++) {
            if (item.isFor(items.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isDeletion(Mapping patch) {
        return patch.get(DIRECTIVE).map(Value.Text.of("delete")::equals).orElse(false);
    }

    private static Value withoutDirectives(Value.Sequence patch) {
        return Value.Sequence.of(patch.items().stream()
                .filter(item -> !(item instanceof Mapping mapping && isDeletion(mapping)))
                .toList());
    }
}
