package dev.meshward.judge;

import java.util.List;

/**
 * A stage as its folder says it.
 *
 * @param problems why it cannot be carried out as it is written; such a stage is unsafe
 * @param edited files that differ from SHA256SUMS, which are judged as they are
 */
record StageScript(
        String folder, List<ScriptStep> steps, List<ScriptStep> undo, List<String> problems, List<String> edited) {

    private static final StageScript NOTHING = new StageScript("", List.of(), List.of(), List.of(), List.of());

    /** Of a stage that is not there. */
    static StageScript empty() {
        return NOTHING;
    }

    StageScript {
        steps = List.copyOf(steps);
        undo = List.copyOf(undo);
        problems = List.copyOf(problems);
        edited = List.copyOf(edited);
    }
}
