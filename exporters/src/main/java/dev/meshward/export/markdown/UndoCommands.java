package dev.meshward.export.markdown;

import dev.meshward.saved.SavedStage;
import dev.meshward.saved.SavedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The way back as few lines to paste, in the order of the steps: patches of one kind in a row become one loop. */
final class UndoCommands {

    private static final Pattern PATCH =
            Pattern.compile("kubectl patch -f (\\S+) --type=(strategic|merge) --patch-file \\1");

    private final List<String> commands = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private String type = "";

    private UndoCommands() {}

    static List<String> of(SavedStage.WayBack undo) {
        var undoing = new UndoCommands();
        undo.steps().forEach(undoing::add);
        undoing.endLoop();
        return undoing.commands;
    }

    private void add(SavedStep step) {
        if (!step.step().owner().isEmpty()) {
            endLoop();
            commands.add("# " + Inline.oneLine(step.step().owner()) + " takes back: "
                    + String.join(" ", step.step().files()));
            return;
        }
        step.commands().forEach(this::add);
    }

    private void add(String command) {
        var patch = PATCH.matcher(command);
        if (!patch.matches()) {
            endLoop();
            commands.add(command);
            return;
        }
        if (!type.equals(patch.group(2))) {
            endLoop();
            type = patch.group(2);
        }
        files.add(patch.group(1));
    }

    private void endLoop() {
        if (files.size() == 1) {
            commands.add(patch(files.getFirst()));
        } else if (files.size() > 1) {
            commands.add("for f in " + String.join(" ", files) + "; do " + patch("\"$f\"") + "; done");
        }
        files.clear();
        type = "";
    }

    private String patch(String file) {
        return "kubectl patch -f " + file + " --type=" + type + " --patch-file " + file;
    }
}
