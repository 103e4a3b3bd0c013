package dev.meshward.survey;

import dev.meshward.judge.Judgement;
import dev.meshward.saved.SavedStage;
import java.util.HashMap;
import java.util.Map;

/** What the judge says, in the form a plan keeps it. */
final class Verdicts {

    private Verdicts() {}

    static Map<String, SavedStage.Verdict> byFolder(Judgement judgement) {
        var verdicts = new HashMap<String, SavedStage.Verdict>();
        judgement
                .stages()
                .forEach(stage -> verdicts.put(
                        "stages/" + stage.stage(),
                        new SavedStage.Verdict(stage.grade().word(), stage.because(), true)));
        return verdicts;
    }
}
