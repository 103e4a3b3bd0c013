package dev.meshward.judge;

import java.util.List;
import java.util.Optional;

/**
 * What is to be said of one stage.
 *
 * @param calls every call the stage may touch: those delivered once, the others at each step where they are not
 * @param conditions for {@link Grade#CONDITIONAL}
 * @param gates that the plan names for the stage
 * @param problems why the files cannot be carried out, or do not lead back
 * @param edited files that differ from SHA256SUMS
 */
public record StageJudgement(
        String stage,
        Grade grade,
        List<JudgedCall> calls,
        List<Condition> conditions,
        List<Gate> gates,
        List<String> problems,
        List<String> edited) {

    public StageJudgement {
        calls = List.copyOf(calls);
        conditions = List.copyOf(conditions);
        gates = List.copyOf(gates);
        problems = List.copyOf(problems);
        edited = List.copyOf(edited);
    }

    /** The call that shows best why the stage is no better than it is. */
    public Optional<JudgedCall> counterexample() {
        return calls.stream()
                .filter(call -> call.weight() == grade && grade != Grade.SAFE)
                .findFirst();
    }

    /** Why, in one or two sentences. */
    public String because() {
        return switch (grade) {
            case SAFE ->
                "Judged: no caller that is let in before is kept out on the way, and none the other way round.";
            case CONDITIONAL -> conditional();
            case UNSAFE ->
                "Judged: "
                        + problems.stream()
                                .findFirst()
                                .or(() -> counterexample().map(StageJudgement::words))
                                .orElse("it is unsafe");
        };
    }

    private String conditional() {
        var words = counterexample()
                .map(StageJudgement::words)
                .or(() -> conditions.stream().findFirst().map(Condition::sentence))
                .orElse("");
        int others = conditions.size() - (counterexample().isPresent() || conditions.isEmpty() ? 0 : 1);
        return "Judged: every known call goes on; it holds if its gates hold. " + words
                + (others > 0 ? " " + others + " more of this kind." : "");
    }

    /** One call in words. */
    public static String words(JudgedCall call) {
        var from = call.callerNamespace().isEmpty() ? call.caller() : call.callerNamespace() + "/" + call.caller();
        return from + " → " + call.calleeNamespace() + "/" + call.callee() + ":" + call.port() + " is "
                + call.outcome().word() + " at step " + call.step() + ": " + call.because();
    }
}
