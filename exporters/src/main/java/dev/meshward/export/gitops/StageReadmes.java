package dev.meshward.export.gitops;

import dev.meshward.saved.SavedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The page beside each stage of a layout: the way back first, then the order, then what belongs to others. */
final class StageReadmes {

    private final String promote;
    private final String goBack;

    /**
     * @param promote how the stage's own objects get into the cluster, with {@code STAGE} for the name of the stage
     * @param goBack how they leave it again
     */
    StageReadmes(String promote, String goBack) {
        this.promote = promote;
        this.goBack = goBack;
    }

    /** @param before the name of the stage before; empty for the first */
    String of(StagePart part, String before) {
        var lines = new ArrayList<String>();
        lines.add("# " + oneLine(part.stage().stage().title()));
        lines.add("");
        lines.add("## Undo");
        lines.add("");
        part.stage().undo().when().forEach(sign -> lines.add("- Undo if: " + oneLine(sign)));
        lines.add("");
        lines.add(words(goBack, part, before));
        lines.add("The whole way back in its order, typed in the folder of the plan:");
        lines.add("");
        steps(lines, part.stage().undo().steps());
        lines.add("## Promote");
        lines.add("");
        lines.add("One merge by a person, after the gates of the stage before hold; nothing here goes on by itself.");
        lines.add(words(promote, part, before));
        lines.add("The order, every prefix of which was judged:");
        lines.add("");
        steps(lines, part.stage().steps());
        patches(lines, part.foreignPatches());
        return String.join("\n", lines) + "\n";
    }

    private static String words(String text, StagePart part, String before) {
        return text.replace("STAGE", part.name()).replace("BEFORE", before.isEmpty() ? "(none: delete them)" : before);
    }

    private static void steps(List<String> lines, List<SavedStep> steps) {
        int number = 1;
        for (var saved : steps) {
            var step = saved.step();
            lines.add(number++ + ". " + step.action().word() + " "
                    + (step.files().isEmpty() ? oneLine(step.target()) : String.join(", ", step.files()))
                    + (step.owner().isEmpty() ? "" : ", by its owner: " + oneLine(step.owner())) + ": "
                    + oneLine(step.because()));
            if (!saved.commands().isEmpty()) {
                lines.add("");
                saved.commands().forEach(command -> command.lines().forEach(line -> lines.add("       " + line)));
                lines.add("");
            }
        }
        lines.add("");
    }

    private static void patches(List<String> lines, SortedMap<String, ?> patches) {
        if (patches.isEmpty()) {
            return;
        }
        lines.add("## Objects of others");
        lines.add("");
        lines.add("`owners/` holds a kustomize component with these changes, for the repository each object comes from;"
                + " `undo/` holds the way back. They are nowhere a resource of ours. Where an object comes from no"
                + " repository, the commands above make the change.");
        lines.add("");
        patches.keySet().forEach(path -> lines.add("- `" + StagePart.fileName(path) + "`"));
    }

    private static String oneLine(String text) {
        return text.strip()
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .replace("<", "&lt;")
                .replace("`", "'");
    }
}
