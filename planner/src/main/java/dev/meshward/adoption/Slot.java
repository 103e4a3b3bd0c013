package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A stage that is being put together.
 *
 * @param id empty where it has none yet
 * @param before the stage it was made from
 */
record Slot(String id, StageKind kind, List<WorkloadId> workloads, Optional<Stage> before) {

    static Slot of(Stage stage) {
        return new Slot(stage.id(), stage.kind(), stage.workloads(), Optional.of(stage));
    }

    Slot without(StageKind rung, Collection<WorkloadId> leaving) {
        return kind == rung
                ? with(workloads.stream()
                        .filter(each -> !leaving.contains(each))
                        .toList())
                : this;
    }

    Slot and(List<WorkloadId> more) {
        var all = new ArrayList<>(workloads);
        all.addAll(more);
        return more.isEmpty() ? this : with(all.stream().sorted().toList());
    }

    private Slot with(List<WorkloadId> others) {
        return new Slot(id, kind, others, before);
    }

    /** Stages of a rung whose workloads are all gone are gone too. */
    boolean isGone() {
        return Arrangement.RUNGS.contains(kind) && workloads.isEmpty();
    }
}
