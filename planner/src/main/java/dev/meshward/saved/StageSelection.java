package dev.meshward.saved;

import dev.meshward.manifest.Field;
import java.util.Optional;
import java.util.stream.Collectors;

/** Stages of a plan as people name them: by id, by folder or by number. */
public final class StageSelection {

    private StageSelection() {}

    /** An id is meant before a number. */
    public static Optional<SavedStage> named(SavedPlan plan, String words) {
        return plan.stages().stream()
                .filter(saved -> saved.stage().id().equals(words))
                .findFirst()
                .or(() -> plan.stages().stream()
                        .filter(saved -> isFolder(saved, words) || isNumber(saved, words))
                        .findFirst());
    }

    private static boolean isFolder(SavedStage saved, String words) {
        var folder = words.replaceFirst("/+$", "");
        return folder.equals(saved.folder()) || ("stages/" + folder).equals(saved.folder());
    }

    private static boolean isNumber(SavedStage saved, String words) {
        return words.matches("[0-9]{1,4}")
                && Integer.parseInt(words) == saved.stage().number();
    }

    /** Says that there is no such stage, and which there are. */
    public static String unknown(SavedPlan plan, String words) {
        return "the plan has no stage \"" + words + "\"; it has "
                + plan.stages().stream()
                        .map(saved -> saved.stage().id() + " (" + saved.stage().number() + ")")
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** The state of the last entry of the run log about a stage; empty where there is none. */
    public static String lastState(SavedPlan plan, String id) {
        return plan.runs().stream()
                .map(run -> Field.of("", run))
                .filter(run -> run.at("stage").is(id))
                .map(run -> run.at("state").textOr(""))
                .reduce("", (_, later) -> later);
    }
}
