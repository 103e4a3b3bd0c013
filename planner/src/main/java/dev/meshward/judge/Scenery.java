package dev.meshward.judge;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The few objects that matter to one call or one door while a stage goes on, in one of the states they pass through. All
 * the others are as they were before the stage. The same state is the same scenery.
 */
final class Scenery {

    /** Beyond this many objects in one command, orders are tried by ones, pairs and all but one. */
    private static final int EVERY_ORDER = 4;

    private final Backdrop backdrop;
    private final @Nullable Manifest[] objects;
    private final World world;
    private final Map<WorkloadId, Pod> podByWorkload = new HashMap<>();
    private final Map<Pod, Pod> nowByPod = new IdentityHashMap<>();
    private final Map<ScriptStep, List<Scenery>> arrivalsByStep = new IdentityHashMap<>();

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

    /** Every state while a step goes on here and its objects arrive; the last one is when all have. */
    List<Scenery> arrivals(ScriptStep step) {
        return arrivalsByStep.computeIfAbsent(step, this::made);
    }

    private List<Scenery> made(ScriptStep step) {
        var ops = step.ops().stream()
                .filter(op -> backdrop.position(op.key()) >= 0)
                .toList();
        var sceneries = new LinkedHashSet<Scenery>();
        for (var some : Subsets.of(ops, EVERY_ORDER)) {
            sceneries.addLast(after(some));
        }
        return List.copyOf(sceneries);
    }

    /** After these, in this order. */
    private Scenery after(List<Op> ops) {
        var next = objects.clone();
        for (var op : ops) {
            int at = backdrop.position(op.key());
            next[at] = op.apply(Optional.ofNullable(next[at])).orElse(null);
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
