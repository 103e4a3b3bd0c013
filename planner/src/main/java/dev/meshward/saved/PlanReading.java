package dev.meshward.saved;

import dev.meshward.manifest.Field;
import java.util.Optional;
import java.util.SortedMap;

/** What became of the files of a plan directory: a plan, or the reason why they are none. */
public sealed interface PlanReading {

    record Read(SavedPlan plan) implements PlanReading {}

    /** {@code because} is a sentence for people that names the file. */
    record Refused(String because) implements PlanReading {}

    /**
     * Reads what is left of a plan when the planner is gone.
     *
     * @param files bytes by path below the directory, with {@code /} between folders; those not ours are passed over
     */
    static PlanReading of(SortedMap<String, byte[]> files) {
        var bytes = files.get(PlanDirectory.PLAN);
        if (bytes == null) {
            return new Refused("There is no plan.json, so this is no plan directory.");
        }
        return switch (PlanFile.of(bytes)) {
            case PlanFile.Unusable(var because) -> new Refused(because);
            case PlanFile.Usable(var root) -> read(root, new SavedFolders(files));
        };
    }

    private static PlanReading read(Field root, SavedFolders folders) {
        return damageOf(root, folders)
                .<PlanReading>map(Refused::new)
                .orElseGet(() -> new Read(new PlanFields(root, folders).plan()));
    }

    /** The first thing that is missing and without which the documents would not tell the truth. */
    private static Optional<String> damageOf(Field root, SavedFolders folders) {
        return root.at("stages").items().stream()
                .map(stage -> StageFields.damageOf(stage, folders))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
