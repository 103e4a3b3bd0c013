package dev.meshward.judge;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ObjectKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One act, played as often as calls and doors ask for it; what two of them would see alike is made once. */
final class Rehearsal {

    private final Cast cast;
    private final Act act;
    private final Map<Set<ObjectKey>, Backdrop> backdropByKeys = new HashMap<>();

    Rehearsal(Cast cast, Act act) {
        this.cast = cast;
        this.act = act;
    }

    /**
     * @param watched the workloads that take part
     * @param keys the objects that matter to them
     * @param crews who runs before the stage, one crew for each workload
     */
    Staging play(List<WorkloadId> watched, Set<ObjectKey> keys, List<Crew> crews) {
        var backdrop = backdropByKeys.computeIfAbsent(keys, each -> new Backdrop(act.before(), each));
        return Staging.play(cast, act.script(), watched, backdrop, crews);
    }
}
