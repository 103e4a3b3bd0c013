package dev.meshward.judge;

import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The few objects that matter to one call or one door while a stage goes on, in one of the states they pass through. All
 * the others are as they were before the stage.
 */
final class Scenery {

    private final World before;
    private final List<ObjectKey> keys;
    private final @Nullable Manifest[] objects;
    private final World world;

    private Scenery(World before, List<ObjectKey> keys, @Nullable Manifest[] objects, World world) {
        this.before = before;
        this.keys = keys;
        this.objects = objects;
        this.world = world;
    }

    static Scenery start(World before, List<ObjectKey> keys) {
        var objects = new @Nullable Manifest[keys.size()];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = before.object(keys.get(i)).orElse(null);
        }
        return new Scenery(before, keys, objects, before);
    }

    World world() {
        return world;
    }

    /** After these, in this order. */
    Scenery after(List<Op> ops) {
        var next = objects.clone();
        for (var op : ops) {
            int at = keys.indexOf(op.key());
            if (at >= 0) {
                next[at] = op.apply(Optional.ofNullable(next[at])).orElse(null);
            }
        }
        return same(next, objects) ? this : new Scenery(before, keys, next, worldOf(next));
    }

    private World worldOf(@Nullable Manifest[] next) {
        Map<ObjectKey, Optional<Manifest>> changes = new HashMap<>();
        for (int i = 0; i < next.length; i++) {
            if (next[i] != before.object(keys.get(i)).orElse(null)) {
                changes.put(keys.get(i), Optional.ofNullable(next[i]));
            }
        }
        return before.with(changes);
    }

    /** The same object, not an equal one: ops give the same for the same. */
    private static boolean same(@Nullable Manifest[] one, @Nullable Manifest[] other) {
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i]) {
                return false;
            }
        }
        return true;
    }

    boolean isSameAs(Scenery other) {
        return same(objects, other.objects);
    }

    int identity() {
        return Arrays.stream(objects).mapToInt(System::identityHashCode).reduce(1, (hash, next) -> hash * 31 + next);
    }

    /** Which of the objects differ from what they were before the stage, for people. */
    String words() {
        var changed = new StringBuilder();
        for (int i = 0; i < objects.length; i++) {
            var original = before.object(keys.get(i)).orElse(null);
            if (objects[i] != original) {
                changed.append(changed.isEmpty() ? "" : ", ")
                        .append(keys.get(i))
                        .append(how(objects[i], original));
            }
        }
        return changed.isEmpty() ? "nothing changed yet" : changed.toString();
    }

    private static String how(@Nullable Manifest now, @Nullable Manifest original) {
        if (now == null) {
            return " gone";
        }
        return original == null ? " there" : " changed";
    }
}
