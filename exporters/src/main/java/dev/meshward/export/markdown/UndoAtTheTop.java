package dev.meshward.export.markdown;

import dev.meshward.saved.SavedStage;
import java.util.ArrayList;
import java.util.List;

/** The top of a stage's page: when to undo, and the commands, within twenty lines whatever the stage. */
record UndoAtTheTop(SavedStage.WayBack undo) {

    private static final int SIGNS = 4;
    private static final int LINES = 20;
    /** Headings, empty lines and fences; signs and commands share the rest. */
    private static final int FRAME = 9;

    static UndoAtTheTop of(SavedStage.WayBack undo) {
        return new UndoAtTheTop(undo);
    }

    void writeTo(Page page) {
        page.paragraph("**Undo if**");
        page.bullets(signs());
        var commands = UndoCommands.of(undo);
        if (!commands.isEmpty()) {
            page.paragraph(
                    "**Undo**, in the folder of the plan; it is safe to repeat, and right on a half-applied stage."
                            + undoneBefore(undo));
            page.fence("sh", String.join("\n", shortened(commands, LINES - FRAME - signs().size())));
        } else if (undo.steps().isEmpty()) {
            page.paragraph("**Undo:** the stage changes nothing that has to be taken back.");
        } else {
            page.paragraph("**Undo:** nothing to type here; the stage's page says what to do, under Undo.");
        }
    }

    private List<String> signs() {
        var all = undo.when();
        if (all.isEmpty()) {
            return List.of("Anything that worked before does not work any more.");
        }
        var signs = new ArrayList<>(all.stream()
                .limit(leavesSignsOut(undo) ? SIGNS - 1 : SIGNS)
                .map(Words::own)
                .toList());
        if (leavesSignsOut(undo)) {
            signs.add(
                    "One of " + (all.size() - SIGNS + 1) + " more signs shows, listed on the stage's page under Undo.");
        }
        return signs;
    }

    private static List<String> shortened(List<String> commands, int most) {
        if (commands.size() <= most) {
            return commands;
        }
        var shortened = new ArrayList<>(commands.subList(0, most - 1));
        shortened.add("# " + (commands.size() - most + 1) + " more commands: all are on the stage's page, under Undo");
        return shortened;
    }

    static boolean leavesSignsOut(SavedStage.WayBack undo) {
        return undo.when().size() > SIGNS;
    }

    static String undoneBefore(SavedStage.WayBack undo) {
        return undo.first().isEmpty()
                ? ""
                : " **Before it**, undo what was applied of " + StageSections.numbers(undo.first())
                        + ", the newest first.";
    }
}
