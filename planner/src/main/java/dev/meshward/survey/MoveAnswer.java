package dev.meshward.survey;

import dev.meshward.adoption.Gate;
import dev.meshward.adoption.Reason;
import dev.meshward.judge.JudgedCall;
import java.util.List;

/** What is to be said of a move, with the plan as it is after it. */
public sealed interface MoveAnswer {

    /** A move that was made; taking it back is {@link PlanEdits#undo()}. */
    sealed interface Made extends MoveAnswer permits Fine, Conditional, Unsafe {

        PlanEdits edits();

        /** What the rules of the ladder say against it, though no call breaks: the user's word wins over them. */
        List<Reason> against();
    }

    /** Every call goes on, and no door opens. */
    record Fine(PlanEdits edits, List<Reason> against) implements Made {}

    /**
     * Every known call goes on; the stages that are other than before hold if their gates hold.
     *
     * @param gates of these stages
     */
    record Conditional(PlanEdits edits, List<Gate> gates, List<Reason> against) implements Made {}

    /**
     * Calls break, doors open, or a stage cannot be carried out.
     *
     * @param calls that break or open, with the rule that decides
     * @param problems why a stage cannot be carried out, a sentence each
     */
    record Unsafe(PlanEdits edits, List<JudgedCall> calls, List<String> problems, List<Reason> against)
            implements Made {}

    /** There is no such move; {@code because} is a sentence. */
    record Impossible(String because) implements MoveAnswer {}
}
