package dev.meshward.desktop.rollout;

import dev.meshward.saved.RunState;
import dev.meshward.saved.SavedPlan;
import dev.meshward.status.PlanStatus;
import dev.meshward.status.StageStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What can be shown of the rollout. */
public sealed interface RolloutSheet {

    /** Nobody wrote a plan yet, or chose one. */
    record NoFolder() implements RolloutSheet {}

    record AtWork(Path folder) implements RolloutSheet {}

    record Refused(Path folder, String because) implements RolloutSheet {}

    /**
     * @param status what the cluster shows; empty as long as nobody looked
     * @param note what to know of the cluster that was looked at
     */
    record Ready(Path folder, SavedPlan plan, List<RolloutStage> stages, Optional<PlanStatus> status, String note)
            implements RolloutSheet {

        public Ready {
            stages = List.copyOf(stages);
        }

        /** The first that is not reported as applied, and that the cluster does not show as done. */
        public Optional<RolloutStage> next() {
            return stages.stream().filter(Ready::isToDo).findFirst();
        }

        private static boolean isToDo(RolloutStage stage) {
            boolean isDone = stage.status()
                    .filter(status -> status.state() == StageStatus.State.DONE)
                    .isPresent();
            return !isDone && !stage.reported().equals(RunState.APPLIED.word());
        }
    }
}
