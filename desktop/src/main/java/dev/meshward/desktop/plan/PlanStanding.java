package dev.meshward.desktop.plan;

import dev.meshward.desktop.controls.Empty;
import dev.meshward.desktop.session.CurrentPlan;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.words.Words;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;

/** What stands in the place of a plan as long as there is none. */
public final class PlanStanding {

    private PlanStanding() {}

    /** Empty where there is a plan to show. */
    public static Optional<Node> of(Desk desk, CurrentPlan.Sheet sheet) {
        return switch (sheet) {
            case CurrentPlan.Sheet.NothingOpen _ ->
                Optional.of(Empty.nothingOpen(
                        Words.say("plan.nothing-open"), () -> desk.navigation().show("open")));
            case CurrentPlan.Sheet.AtWork _ -> Optional.of(busy());
            case CurrentPlan.Sheet.Contradiction(var because) ->
                Optional.of(new Empty(
                        Empty.Why.NOT_POSSIBLE,
                        because,
                        Optional.of(new Empty.Remedy(
                                Words.say("command.undo"), () -> desk.session().undo()))));
            case CurrentPlan.Sheet.Failed(var because) ->
                Optional.of(new Empty(
                        Empty.Why.NOT_POSSIBLE,
                        because,
                        Optional.of(new Empty.Remedy(Words.say("status.retry"), desk.deriving()::retry))));
            case CurrentPlan.Sheet.Whole _ -> Optional.empty();
        };
    }

    /** Something is being worked out. */
    public static Node busy() {
        var bar = new ProgressBar();
        bar.setAccessibleText(Words.say("status.progress"));
        return bar;
    }
}
