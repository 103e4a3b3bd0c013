package dev.meshward.export.excel;

import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Stages by their ids. */
final class StageNames {

    private final Map<String, SavedStage> stageById = new HashMap<>();

    StageNames(SavedPlan plan) {
        plan.stages().forEach(saved -> stageById.put(saved.stage().id(), saved));
    }

    Optional<SavedStage> stage(String id) {
        return Optional.ofNullable(stageById.get(id));
    }

    /** The number of the stage; a dash where there is none. */
    CellValue number(String id) {
        return stage(id).map(saved -> CellValue.number(saved.stage().number())).orElse(CellValue.text("–"));
    }
}
