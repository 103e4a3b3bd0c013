package dev.meshward.status;

import java.util.List;

/**
 * The answer for one stage.
 *
 * @param reasons the heaviest first
 * @param gates every gate of the stage that counts now: those before it while it is not done, those after it then
 * @param undo whether the way back still leads back
 */
public record StageTonight(
        PlannedStage planned,
        Answer answer,
        Progress progress,
        List<Reason> reasons,
        List<GateLook> gates,
        Answer undo) {

    public StageTonight {
        reasons = List.copyOf(reasons);
        gates = List.copyOf(gates);
    }

    /** Why it is no better than it is; nothing for a go. */
    public List<Reason> because() {
        return reasons.stream()
                .filter(reason -> Answer.of(reason.weight()) == answer && answer != Answer.GO)
                .toList();
    }
}
