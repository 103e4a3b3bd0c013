package dev.meshward.cli;

import dev.meshward.saved.SavedPlan;
import dev.meshward.survey.TargetWish;
import java.util.ArrayList;
import java.util.List;

/** What people put into a plan and a plan for another mesh, made over it, knows nothing of. */
final class NotTakenOver {

    private NotTakenOver() {}

    /** Says it before it is lost; nothing where the mesh is the same, or nobody put anything in. */
    static void tell(SavedPlan before, TargetWish target, Talk talk) {
        var lost = new ArrayList<String>();
        add(lost, before.decisions().size(), "decision");
        add(lost, before.approvals().size(), "approval");
        add(lost, before.moves().size(), "move");
        if (before.target().name() != target.mesh() && !lost.isEmpty()) {
            talk.warn("The plan that is there is for " + before.target().name().title() + ", so "
                    + String.join(", ", lost)
                    + " about its stages and questions are not taken over. Another --out keeps both plans.");
        }
    }

    private static void add(List<String> lost, int count, String what) {
        if (count > 0) {
            lost.add(Words.count(count, what));
        }
    }
}
