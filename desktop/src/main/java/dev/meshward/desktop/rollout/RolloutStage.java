package dev.meshward.desktop.rollout;

import dev.meshward.saved.SavedStage;
import dev.meshward.status.StageStatus;
import dev.meshward.status.StageTonight;
import java.util.Optional;

/**
 * A stage of the plan that is carried out.
 *
 * @param reported the last state of the run log; empty where nobody reported any
 * @param status what the cluster shows
 * @param tonight whether it may be carried out now
 */
public record RolloutStage(
        SavedStage saved, String reported, Optional<StageStatus> status, Optional<StageTonight> tonight) {

    public String id() {
        return saved.stage().id();
    }

    public int number() {
        return saved.stage().number();
    }
}
