package dev.meshward.saved;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of a plan that was made again, told by the ids of its stages.
 *
 * @param added stages of the new plan that the earlier did not have
 * @param gone stages of the earlier plan that the new one does not have
 * @param moved stages of the new plan that stand at another number
 * @param same how many stand where they stood
 */
public record PlanChanges(List<SavedStage> added, List<SavedStage> gone, List<SavedStage> moved, int same) {

    private static final int NAMED = 5;

    public PlanChanges {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
        moved = List.copyOf(moved);
    }

    public static PlanChanges between(SavedPlan earlier, SavedPlan now) {
        var before = new TreeMap<String, Integer>();
        earlier.stages()
                .forEach(saved -> before.put(saved.stage().id(), saved.stage().number()));
        var after = now.stages().stream().map(saved -> saved.stage().id()).collect(Collectors.toSet());
        var known = now.stages().stream()
                .filter(saved -> before.containsKey(saved.stage().id()))
                .toList();
        var moved = known.stream()
                .filter(saved -> before.getOrDefault(saved.stage().id(), -1)
                        != saved.stage().number())
                .toList();
        return new PlanChanges(
                now.stages().stream()
                        .filter(saved -> !before.containsKey(saved.stage().id()))
                        .toList(),
                earlier.stages().stream()
                        .filter(saved -> !after.contains(saved.stage().id()))
                        .toList(),
                moved,
                known.size() - moved.size());
    }

    /** {@code Against the plan that was here: 1 stage added (4 Join shop), 1 gone (4 Join shop), 12 as they were.} */
    public String sentence() {
        if (added.isEmpty() && gone.isEmpty() && moved.isEmpty()) {
            return "The stages are those of the plan that was here.";
        }
        return "Against the plan that was here: " + counted(added, "added") + ", " + counted(gone, "gone") + ", "
                + counted(moved, "moved") + ", " + same + " as they were.";
    }

    private static String counted(List<SavedStage> stages, String what) {
        if (stages.isEmpty()) {
            return "none " + what;
        }
        var names = stages.stream()
                .limit(NAMED)
                .map(saved -> saved.stage().number() + " " + saved.stage().title())
                .collect(Collectors.joining(", "));
        return stages.size() + " " + what + " (" + names + (stages.size() > NAMED ? ", …" : "") + ")";
    }
}
