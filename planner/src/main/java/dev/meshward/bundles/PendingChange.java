package dev.meshward.bundles;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is about to be written about one object in one step. */
sealed interface PendingChange {

    ObjectKey object();

    /** An object of ours. */
    record Whole(Manifest manifest) implements PendingChange {
        @Override
        public ObjectKey object() {
            return manifest.key();
        }
    }

    /** Fields of an object that exists. */
    record Fields(String apiVersion, ObjectKey object, Mapping fields) implements PendingChange {}

    static Optional<PendingChange> of(Change change) {
        return switch (change) {
            case Change.Create(var manifest, var _) -> Optional.of(new Whole(manifest));
            case Change.Patch(var apiVersion, var object, var fields, var _) ->
                Optional.of(new Fields(apiVersion, object, fields));
            case Change.Delete _ -> Optional.empty();
        };
    }

    /** Both in one file; empty where the second takes back what the first says, so that they need two steps. */
    default Optional<PendingChange> and(Change next) {
        return switch (this) {
            case Whole(var manifest) -> {
                if (!(next instanceof Change.Patch patch)) {
                    yield Optional.empty();
                }
                var content = new Patching(manifest.key()).applied(manifest.content(), patch.fields());
                yield Optional.of(new Whole(manifest.withContent(content)));
            }
            case Fields first ->
                next instanceof Change.Patch patch
                        ? new Union(first.object())
                                .of(FieldPath.root(), first.fields(), patch.fields())
                                .map(fields -> new Fields(first.apiVersion(), first.object(), fields))
                        : Optional.empty();
        };
    }

    /** The union of two patches that do not contradict each other. */
    record Union(ObjectKey object) {

        Optional<Mapping> of(FieldPath path, Mapping one, Mapping other) {
            var union = one;
            for (int i = 0; i < other.size(); i++) {
                var key = other.keys().get(i);
                var both = value(path.key(key), union.get(key), other.values().get(i));
                if (both.isEmpty()) {
                    return Optional.empty();
                }
                union = union.with(key, both.get());
            }
            return Optional.of(union);
        }

        private Optional<Value> value(FieldPath path, Optional<Value> one, Value other) {
            if (one.isEmpty() || one.get().equals(other)) {
                return Optional.of(other);
            }
            if (one.get() instanceof Mapping first && other instanceof Mapping second) {
                return of(path, first, second).map(Value.class::cast);
            }
            var mergeKey = MergeKeys.of(object, path);
            return one.get() instanceof Value.Sequence first
                            && other instanceof Value.Sequence second
                            && mergeKey.isPresent()
                    ? items(path, mergeKey.get(), first, second)
                    : Optional.empty();
        }

        private Optional<Value> items(FieldPath path, String mergeKey, Value.Sequence first, Value.Sequence second) {
            List<Value> items = new ArrayList<>(first.items());
            for (var wanted : second.items()) {
                int position = positionOf(items, mergeKey, wanted);
                if (position < 0) {
                    items.add(wanted);
                    continue;
                }
                var both = value(path, Optional.of(items.get(position)), wanted);
                if (both.isEmpty()) {
                    return Optional.empty();
                }
                items.set(position, both.get());
            }
            return Optional.of(Value.Sequence.of(items));
        }

        private static int positionOf(List<Value> items, String mergeKey, Value wanted) {
            var key = wanted instanceof Mapping mapping ? mapping.get(mergeKey) : Optional.<Value>empty();
            for (int i = 0; key.isPresent() && i < items.size(); i++) {
                if (items.get(i) instanceof Mapping mapping
                        && mapping.get(mergeKey).equals(key)) {
                    return i;
                }
            }
            return -1;
        }
    }
}
