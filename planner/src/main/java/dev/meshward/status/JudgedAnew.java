package dev.meshward.status;

import dev.meshward.dependencies.Dependency;
import dev.meshward.judge.Condition;
import dev.meshward.judge.Grade;
import dev.meshward.judge.JudgedCall;
import dev.meshward.judge.StageJudgement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the judge finds of a stage on the cluster as it is now, against what he finds where it was planned. */
final class JudgedAnew {

    private static final String ON_THE_WAY_BACK = "undo ";
    private static final String LEFT_OVER = "After undo";

    private final Held planned;
    private final Held now;
    private final PlannedStage stage;
    private final List<Reason> reasons = new ArrayList<>();

    /** One call, whatever became of it at which step. */
    private record Ends(String callerNamespace, String caller, String calleeNamespace, String callee, int port) {
        static Ends of(JudgedCall call) {
            return new Ends(call.callerNamespace(), call.caller(), call.calleeNamespace(), call.callee(), call.port());
        }

        /** Whether somebody still depends on it. */
        boolean isOf(Dependency dependency) {
            return dependency.from().namespace().equals(callerNamespace)
                    && dependency.from().name().equals(caller)
                    && dependency.to().receivers().stream()
                            .anyMatch(receiver -> receiver.namespace().equals(calleeNamespace)
                                    && receiver.name().equals(callee));
        }

        @Override
        public String toString() {
            return (callerNamespace.isEmpty() ? caller : callerNamespace + "/" + caller) + " → " + calleeNamespace + "/"
                    + callee + ":" + port;
        }
    }

    private JudgedAnew(Held planned, Held now, PlannedStage stage) {
        this.planned = planned;
        this.now = now;
        this.stage = stage;
    }

    static List<Reason> reasons(Held planned, Held now, PlannedStage stage) {
        var anew = new JudgedAnew(planned, now, stage);
        now.of(stage).ifPresent(anew::compare);
        return anew.reasons;
    }

    private void compare(StageJudgement judged) {
        judged.problems().forEach(problem -> reasons.add(Reason.noGo(aboutProblem(problem), problem)));
        var refused = firstOfEach(judged, Grade.UNSAFE);
        var onTheWayThere = refused.stream()
                .filter(call -> about(call) == Reason.About.CALL)
                .map(Ends::of)
                .toList();
        refused.stream()
                .filter(call -> about(call) == Reason.About.CALL || !onTheWayThere.contains(Ends.of(call)))
                .forEach(call -> reasons.add(Reason.noGo(about(call), StageJudgement.words(call))));
        doubts(judged);
        lost(judged);
    }

    private static Reason.About aboutProblem(String problem) {
        return problem.startsWith(LEFT_OVER) ? Reason.About.UNDO : Reason.About.FILES;
    }

    private static Reason.About about(JudgedCall call) {
        return call.step().startsWith(ON_THE_WAY_BACK) ? Reason.About.UNDO : Reason.About.CALL;
    }

    /** Of a call that is refused at many steps the first one is told; of the way back apart from the way there. */
    private static List<JudgedCall> firstOfEach(StageJudgement judged, Grade weight) {
        Map<String, JudgedCall> first = new LinkedHashMap<>();
        judged.calls().stream()
                .filter(call -> call.weight() == weight)
                .forEach(call -> first.putIfAbsent(about(call) + " " + call.outcome() + " " + Ends.of(call), call));
        return List.copyOf(first.values());
    }

    /** What made the stage conditional when it was planned is what its gates look at; what is new nobody looks at. */
    private void doubts(StageJudgement judged) {
        var calls = new HashSet<Ends>();
        var conditions = new HashSet<Condition>();
        planned.of(stage).ifPresent(before -> {
            firstOfEach(before, Grade.CONDITIONAL).forEach(call -> calls.add(Ends.of(call)));
            conditions.addAll(before.conditions());
        });
        firstOfEach(judged, Grade.CONDITIONAL).stream()
                .filter(call -> !calls.contains(Ends.of(call)))
                .forEach(call -> reasons.add(
                        Reason.notKnown(about(call), "since the plan was made, " + StageJudgement.words(call))));
        judged.conditions().stream()
                .filter(condition -> !conditions.contains(condition))
                .forEach(condition -> reasons.add(Reason.notKnown(
                        Reason.About.CALL,
                        "a condition that the plan did not have, and no gate of it looks at: "
                                + condition.sentence())));
    }

    /** A call that is refused before the stage begins says nothing about the stage, and the stage nothing about the call. */
    private void lost(StageJudgement judged) {
        Set<Ends> seen = new HashSet<>();
        judged.calls().forEach(call -> seen.add(Ends.of(call)));
        planned.of(stage).stream()
                .flatMap(before -> before.calls().stream())
                .filter(call -> call.weight() == Grade.SAFE)
                .map(Ends::of)
                .distinct()
                .filter(ends -> !seen.contains(ends) && isStillMade(ends))
                .forEach(ends -> reasons.add(Reason.noGo(
                        Reason.About.CALL,
                        ends + " arrived when the plan was made and does not arrive any more, even before this stage"
                                + newPolicies(ends))));
    }

    private boolean isStillMade(Ends ends) {
        return now.graph().dependencies().stream().anyMatch(ends::isOf);
    }

    /** Perhaps the reason: rules about the network that were not there. */
    private String newPolicies(Ends ends) {
        var names = now.snapshot().objectsOf("networking.k8s.io", "NetworkPolicy").stream()
                .filter(policy -> Set.of(ends.callerNamespace(), ends.calleeNamespace())
                        .contains(policy.key().namespace()))
                .filter(policy -> planned.snapshot()
                        .object(policy.key())
                        .filter(before -> before.content().equals(policy.content()))
                        .isEmpty())
                .map(policy -> policy.key() + " (" + policy.place() + ")")
                .toList();
        return names.isEmpty() ? "" : "; new or changed since: " + String.join(", ", names);
    }
}
