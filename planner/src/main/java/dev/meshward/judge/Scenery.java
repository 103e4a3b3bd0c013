package dev.meshward.judge;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The few objects that matter to one call or one door while a stage goes on, in one of the states they pass through. All
 * the others are as they were before the stage. The same state is the same scenery.
 */
final class Scenery {

    private final Backdrop backdrop;
    private final @Nullable Manifest[] objects;
    private final World world;
    private final Map<WorkloadId, Pod> podByWorkload = new HashMap<>();
    private final Map<Pod, Pod> nowByPod = new IdentityHashMap<>();

    /** Only for a {@link Backdrop}, which makes one of each state. */
    Scenery(Backdrop backdrop, @Nullable Manifest[] objects, World world) {
        this.backdrop = backdrop;
        this.objects = objects;
        this.world = world;
    }

    World world() {
        return world;
    }

    /** The pod of this workload that would be made here. */
    Pod pod(WorkloadId workload, Cast cast) {
        return podByWorkload.computeIfAbsent(workload, each -> cast.made(each, world));
    }

    /** The same running pod, once a mesh that follows labels at any time has followed them here. */
    Pod now(Pod running, Cast cast) {
        return nowByPod.computeIfAbsent(running, each -> cast.now(each, world));
    }

    @Nullable
    Manifest object(int position) {
        return objects[position];
    }

    /** After these, in this order. */
    Scenery after(List<Op> ops) {
        var next = objects.clone();
        for (var op : ops) {
            int at = backdrop.keys().indexOf(op.key());
            if (at >= 0) {
                next[at] = op.apply(Optional.ofNullable(next[at])).orElse(null);
            }
        }
        return backdrop.scenery(next);
    }

    /** Which of the objects differ from what they were before the stage, for people. */
    String words() {
        var changed = new StringBuilder();
        for (int i = 0; i < objects.length; i++) {
            var original = backdrop.start().object(i);
            if (objects[i] != original) {
                changed.append(changed.isEmpty() ? "" : ", ")
                        .append(backdrop.keys().get(i))
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
