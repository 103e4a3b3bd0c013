package dev.meshward.export.markdown;

import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.List;

/** How to take a stage back when later ones were carried out: which of them go first, in which order, and which may stay. */
record UndoAfterOthers(SavedPlan plan, SavedStage saved) {

    /** Of more than these nobody finds his way through a list; to undo everything above is then as right, and plain. */
    private static final int MANY = 30;

    void writeTo(Page page) {
        var later = plan.stages().stream()
                .filter(other -> other.stage().number() > saved.stage().number())
                .toList();
        if (later.isEmpty()) {
            return;
        }
        page.heading(3, "When later stages were carried out");
        int standing = saved.undo().first().size();
        if (standing > MANY) {
            page.paragraph(standing
                    + " later stages stand on this one. Undo whatever was carried out after it, also by half, the"
                    + " newest first; then this stage, as above.");
            page.paragraph(after(0));
            return;
        }
        var first = inOrder(later);
        if (first.isEmpty()) {
            page.paragraph("No later stage stands on this one: undo it as above, whatever was carried out after it.");
            return;
        }
        page.paragraph(
                "Undo in this order what was carried out of these stages, also by half. Each of them stands on this"
                        + " one, so none may be left out:");
        page.bullets(first.stream().map(UndoAfterOthers::words).toList());
        page.bullet("then this stage, as above.");
        page.paragraph(after(later.size() - first.size()));
    }

    private List<SavedStage> inOrder(List<SavedStage> later) {
        return saved.undo().first().stream()
                .flatMap(folder -> later.stream().filter(other -> isCalled(other, folder)))
                .toList();
    }

    private static boolean isCalled(SavedStage stage, String folder) {
        return stage.folder().endsWith("/" + folder);
    }

    private static String words(SavedStage other) {
        var folder = other.folder().substring(other.folder().indexOf('/') + 1);
        return "stage " + other.stage().number() + ", "
                + Inline.text(other.stage().title()) + ": [its way back](../" + folder + "/README.md#undo)";
    }

    private static String after(int staying) {
        var others = staying == 0 ? "" : "Other later stages (" + staying + ") do not stand on this one and may stay. ";
        return others
                + "Record every stage that was taken back (`meshward record DIR STAGE undone`), and go on with the"
                + " earliest of them: the gates of those after it have to hold anew.";
    }
}
