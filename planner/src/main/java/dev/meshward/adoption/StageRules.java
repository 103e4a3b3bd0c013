package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Stages are numbered, told apart, small, of one grade, and asked about. */
final class StageRules {

    private final PlanQuestion question;
    private final AdoptionPlan plan;
    private final Limits limits;
    private final Arrivals arrivals;
    private final List<Move> moves;
    private final List<String> breaches = new ArrayList<>();

    /** @param moves by people, whose word wins over the rules of a stage's size and place */
    StageRules(PlanQuestion question, AdoptionPlan plan, Collection<Move> moves) {
        this.moves = List.copyOf(moves);
        this.question = question;
        this.plan = plan;
        this.limits = question.preferences().limits();
        this.arrivals = new Arrivals(question, Standings.in(plan, question));
    }

    List<String> violations() {
        var ids = new HashSet<String>();
        for (int i = 0; i < plan.stages().size(); i++) {
            var stage = plan.stages().get(i);
            check(stage.number() == i, stage, "has the number of another");
            check(ids.add(stage.id()), stage, "shares its id " + stage.id());
            check(i == 0 || isInOrder(plan.stages().get(i - 1), stage), stage, "is out of order");
            check(!stage.because().isEmpty(), stage, "gives no reason");
            if (!isMoved(stage)) {
                checkSize(stage);
            }
            checkGates(stage);
        }
        check(plan.objective().stages() == plan.stages().size(), "the objective counts other stages than there are");
        return breaches;
    }

    private boolean isInOrder(Stage before, Stage stage) {
        return before.kind().compareTo(stage.kind()) <= 0 || isMoved(before) || isMoved(stage);
    }

    private boolean isMoved(Stage stage) {
        return moves.stream()
                .anyMatch(
                        move -> move.rung() == stage.kind() && stage.workloads().contains(move.workload()));
    }

    private void check(boolean holds, Stage stage, String breach) {
        check(holds, stage.kind().word() + " stage " + stage.number() + " " + breach);
    }

    private void check(boolean holds, String breach) {
        if (!holds) {
            breaches.add(breach);
        }
    }

    private void checkSize(Stage stage) {
        var touched = touched(stage);
        int namespaces =
                (int) touched.stream().map(WorkloadId::namespace).distinct().count();
        int pods = stage.kind() == StageKind.JOIN ? pods(stage) : 0;
        boolean within =
                touched.size() <= limits.workloads() && namespaces <= limits.namespaces() && pods <= limits.restarts();
        boolean isPrepared = stage.workloads().isEmpty();
        check(within || isPrepared || !stage.warnings().isEmpty(), stage, "is too large and does not say so");
        check(within || isPrepared || isIndivisible(stage), stage, "is too large and could be divided");
        check(isOfOneGrade(stage) || isIndivisible(stage), stage, "mixes grades");
    }

    private Set<WorkloadId> touched(Stage stage) {
        var touched = new HashSet<>(stage.workloads());
        if (stage.kind() == StageKind.STRICT || stage.kind() == StageKind.AUTHORIZE) {
            stage.workloads().forEach(workload -> touched.addAll(arrivals.knownCallers(workload)));
        }
        return touched;
    }

    private int pods(Stage stage) {
        return stage.workloads().stream()
                .flatMap(id -> question.snapshot().workload(id).stream())
                .mapToInt(Parcels::podsOf)
                .sum();
    }

    /** One workload cannot be divided; wishes, and owners that suffer no label but the namespace's, may hold more together. */
    private boolean isIndivisible(Stage stage) {
        boolean isWished = question.preferences().wishes().stream().anyMatch(Wishes::isAboutOrder);
        boolean isOwned = stage.workloads().stream()
                .flatMap(id -> question.snapshot().workload(id).stream())
                .anyMatch(workload -> workload.owner() instanceof dev.meshward.cluster.Ownership.Operator);
        return stage.workloads().size() == 1 || (stage.kind() == StageKind.JOIN && (isWished || isOwned));
    }

    private boolean isOfOneGrade(Stage stage) {
        return stage.kind() != StageKind.JOIN
                || stage.workloads().stream()
                                .map(plan.criticality()::get)
                                .distinct()
                                .count()
                        <= 1;
    }

    private void checkGates(Stage stage) {
        boolean needsGate = switch (stage.kind()) {
            case OBSERVABILITY, JOIN, STRICT, AUTHORIZE -> true;
            case PREREQUISITES, PLATFORM, WAYPOINT, HARDEN -> false;
        };
        check(!needsGate || !stage.gates().isEmpty(), stage, "has no gate");
        for (var gate : stage.gates()) {
            boolean isLong = gate.forDuration().matches("\\d+d")
                    && Integer.parseInt(gate.forDuration().replace("d", "")) >= 7;
            check(isLong, stage, "has a gate of less than a week: " + gate.query());
        }
    }
}
