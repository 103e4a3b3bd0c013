package dev.meshward.export.markdown;

import dev.meshward.adoption.Gate;
import dev.meshward.saved.SavedStage;
import java.util.ArrayList;
import java.util.List;

/** What has to be ticked off in a stage, in its order; the words and commands stand on the page of the stage. */
final class StageChecklist {

    private static final String BOX = "[ ] ";

    private StageChecklist() {}

    static void writeTo(SavedStage saved, Page page) {
        page.bullets(items(saved).stream().map(item -> BOX + item).toList());
    }

    private static List<String> items(SavedStage saved) {
        var items = new ArrayList<String>();
        items.add("Approved by "
                + (saved.stage().owner().isEmpty()
                        ? "somebody"
                        : Inline.text(saved.stage().owner())) + ", for files with the digest "
                + Inline.code(Some.brief(saved.digest(), 12)) + ".");
        gates(saved, Gate.When.BEFORE, "before").ifPresent(items::add);
        if (!saved.steps().isEmpty()) {
            items.add(Words.count(saved.steps().size(), "step") + " done in order, each with its condition seen"
                    + (saved.restartedPods() == 0
                            ? "."
                            : ", " + Words.count(saved.restartedPods(), "pod") + " restarted and ready."));
        }
        if (!saved.verify().isEmpty()) {
            items.add(Words.count(saved.verify().size(), "check") + " under Verify made, with the values to expect.");
        }
        gates(saved, Gate.When.AFTER, "after").ifPresent(items::add);
        items.add("None of the signs to undo is seen, and the result is recorded.");
        return items;
    }

    private static java.util.Optional<String> gates(SavedStage saved, Gate.When when, String word) {
        long count = saved.stage().gates().stream()
                .filter(gate -> gate.when() == when)
                .count();
        var soak = Soak.longest(saved, when);
        return count == 0
                ? java.util.Optional.empty()
                : java.util.Optional.of(Words.count(count, "gate") + " " + word + (count == 1 ? " holds" : " hold")
                        + (soak.isZero() ? "." : ", over " + Soak.words(soak) + "."));
    }
}
