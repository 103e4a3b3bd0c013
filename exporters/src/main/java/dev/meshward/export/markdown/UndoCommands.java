package dev.meshward.export.markdown;

import dev.meshward.saved.SavedStage;
import dev.meshward.saved.SavedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The way back as few lines to paste, in the order of the steps: patches of one kind in a row become one loop, restarts in
 * one namespace, and deletions of one kind there, one command. Waiting for pods is left to the full list.
 */
final class UndoCommands {

    private static final Pattern PATCH = Pattern.compile(
            "kubectl patch -f (?<folder>[A-Za-z0-9_./-]*/)?(?<file>[A-Za-z0-9_.-]+) --type=(?<type>strategic|merge)"
                    + " --patch-file \\k<folder>?\\k<file>");

    private static final Pattern RESTART =
            Pattern.compile("kubectl rollout restart (?<workload>[A-Za-z0-9/._-]+) -n (?<namespace>[A-Za-z0-9._-]+)");

    private static final Pattern DELETE = Pattern.compile("kubectl delete (?<kind>[A-Za-z0-9._-]+)"
            + " (?<name>[A-Za-z0-9._:-]+) -n (?<namespace>[A-Za-z0-9._-]+) --ignore-not-found");

    private final List<String> commands = new ArrayList<>();
    private final List<String> alike = new ArrayList<>();
    /** What the commands that are being collected have in common. */
    private String before = "";

    private String each = "";
    private String after = "";

    private UndoCommands() {}

    static List<String> of(SavedStage.WayBack undo) {
        var undoing = new UndoCommands();
        undo.steps().forEach(undoing::add);
        undoing.finish();
        return undoing.commands;
    }

    private void add(SavedStep step) {
        if (!step.step().owner().isEmpty()) {
            var files = String.join(" ", step.step().files());
            finish();
            commands.add("# " + Inline.oneLine(step.step().owner()) + " takes back: "
                    + (files.isEmpty() ? Inline.oneLine(step.step().target()) : files));
            return;
        }
        step.commands().forEach(this::add);
    }

    private void add(String command) {
        var patch = PATCH.matcher(command);
        var restart = RESTART.matcher(command);
        var delete = DELETE.matcher(command);
        if (patch.matches()) {
            var folder = patch.group("folder") == null ? "" : patch.group("folder");
            var type = patch.group("type");
            collect(
                    "(cd ./" + folder + " && for f in ",
                    patch.group("file"),
                    "; do kubectl patch -f \"$f\" --type=" + type + " --patch-file \"$f\"; done)",
                    command);
        } else if (restart.matches()) {
            collect(
                    "kubectl rollout restart -n " + restart.group("namespace") + " ",
                    restart.group("workload"),
                    "",
                    "");
        } else if (delete.matches()) {
            collect(
                    "kubectl delete " + delete.group("kind") + " ",
                    delete.group("name"),
                    " -n " + delete.group("namespace") + " --ignore-not-found",
                    "");
        } else if (!command.startsWith("kubectl rollout status ")) {
            finish();
            commands.add(command);
        }
    }

    /** @param alone the command to print when no other one like it follows; empty where there is no better one */
    private void collect(String head, String item, String tail, String alone) {
        if (!before.equals(head) || !after.equals(tail)) {
            finish();
            before = head;
            after = tail;
        }
        each = alone;
        alike.add(item);
    }

    private void finish() {
        if (alike.size() == 1 && !each.isEmpty()) {
            commands.add(each);
        } else if (!alike.isEmpty()) {
            commands.add(before + String.join(" ", alike) + after);
        }
        alike.clear();
        before = "";
        after = "";
    }
}
