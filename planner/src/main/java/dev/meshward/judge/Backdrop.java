package dev.meshward.judge;

import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The world before a stage and the few objects of it that matter. It gives the very same scenery for the same state of
 * these objects, however it was reached, so that what was decided in it holds wherever it comes up again.
 */
final class Backdrop {

    private final World before;
    private final List<ObjectKey> keys;
    private final Map<ObjectKey, Integer> positionByKey = new HashMap<>();
    private final Map<Objects, Scenery> sceneryByObjects = new HashMap<>();
    private final Scenery start;

    /** States are the same when their objects are the very same ones: ops give the same for the same. */
    private record Objects(@Nullable Manifest[] all) {

        @Override
        public boolean equals(@Nullable Object other) {
            if (!(other instanceof Objects(var others)) || others.length != all.length) {
                return false;
            }
            for (int i = 0; i < all.length; i++) {
                if (all[i] != others[i]) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return Arrays.stream(all).mapToInt(System::identityHashCode).reduce(1, (hash, next) -> hash * 31 + next);
        }
    }

    Backdrop(World before, Set<ObjectKey> keys) {
        this.before = before;
        this.keys = keys.stream().sorted().toList();
        var objects = new @Nullable Manifest[this.keys.size()];
        for (int i = 0; i < objects.length; i++) {
            positionByKey.put(this.keys.get(i), i);
            objects[i] = before.object(this.keys.get(i)).orElse(null);
        }
        this.start = new Scenery(this, objects, before);
        sceneryByObjects.put(new Objects(objects), start);
    }

    /** Nothing has changed yet. */
    Scenery start() {
        return start;
    }

    /** Where this object stands among those that matter; negative when it is none of them. */
    int position(ObjectKey key) {
        return positionByKey.getOrDefault(key, -1);
    }

    boolean isTouchedBy(ScriptStep step) {
        return step.ops().stream().anyMatch(op -> positionByKey.containsKey(op.key()));
    }

    List<ObjectKey> keys() {
        return keys;
    }

    /** @param objects one for each key; absent where there is none */
    Scenery scenery(@Nullable Manifest[] objects) {
        return sceneryByObjects.computeIfAbsent(
                new Objects(objects), _ -> new Scenery(this, objects, worldOf(objects)));
    }

    private World worldOf(@Nullable Manifest[] objects) {
        Map<ObjectKey, Optional<Manifest>> changes = new HashMap<>();
        for (int i = 0; i < objects.length; i++) {
            if (objects[i] != start.object(i)) {
                changes.put(keys.get(i), Optional.ofNullable(objects[i]));
            }
        }
        return before.with(changes);
    }
}
