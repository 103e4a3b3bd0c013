package dev.meshward.adoption;

import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.readiness.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Nobody waits without need: a blocking finding, a wish, another mesh, or an owner that would undo the join. */
record PostponementRules(PlanQuestion question, AdoptionPlan plan) {

    List<String> violations() {
        var wishes = new Wishes(question.preferences(), question.snapshot());
        var blocked = new HashSet<WorkloadId>();
        var blocking = new BlockingFindings(question.findings(), question.snapshot());
        question.snapshot().workloads().stream()
                .filter(workload -> blocking.of(workload.id()).isPresent())
                .forEach(workload -> blocked.add(workload.id()));
        var sleeping = new SleepingCalls(question, Standings.in(plan, question));
        return plan.postponed().stream()
                .filter(waits -> !isNeeded(waits, wishes, blocked))
                .filter(waits -> !waits.code().isEmpty() || !wouldRefuse(waits.workload(), sleeping))
                .map(waits -> waits.workload() + " is postponed without need: " + waits.because())
                .toList();
    }

    private boolean isNeeded(Postponement waits, Wishes wishes, Set<WorkloadId> blocked) {
        if (!waits.code().isEmpty()) {
            return isNamedByAFinding(waits);
        }
        return wishes.neverFor(waits.workload()).isPresent()
                || isInAnotherMesh(waits.workload())
                || wouldBeRefused(waits.workload())
                || (isOwned(waits.workload()) && hasObstacle(waits.workload().namespace(), wishes, blocked));
    }

    private boolean isNamedByAFinding(Postponement waits) {
        return question.findings().stream()
                .filter(finding -> finding.blocks() != Finding.Blocks.NOTHING)
                .filter(finding -> finding.diagnosis().code().id().equals(waits.code()))
                .anyMatch(finding ->
                        finding.workloads().isEmpty() || finding.workloads().contains(waits.workload()));
    }

    private boolean isInAnotherMesh(WorkloadId id) {
        return question.snapshot()
                .workload(id)
                .filter(workload -> question.dialect()
                        .membershipOf(workload, question.snapshot())
                        .isInAnotherMesh())
                .isPresent();
    }

    private boolean wouldBeRefused(WorkloadId id) {
        return question.snapshot()
                .workload(id)
                .flatMap(workload -> question.dialect().keepsFromJoining(workload, question.snapshot()))
                .isPresent();
    }

    /** What is there already would refuse a known call once it has a proxy. */
    private boolean wouldRefuse(WorkloadId id, SleepingCalls sleeping) {
        return question.snapshot().workload(id).filter(sleeping::wouldRefuse).isPresent();
    }

    private boolean isOwned(WorkloadId id) {
        return question.snapshot()
                .workload(id)
                .filter(workload -> workload.owner() instanceof Ownership.Operator)
                .isPresent();
    }

    /** Somebody else in the namespace who must not be drawn in by a label on all of it, or an owner of the label. */
    private boolean hasObstacle(String namespace, Wishes wishes, Set<WorkloadId> blocked) {
        boolean isLabelOwned = question.snapshot()
                .namespace(namespace)
                .filter(found -> found.owner() instanceof Ownership.Operator)
                .isPresent();
        return isLabelOwned
                || question.snapshot().workloadsIn(namespace).stream()
                        .filter(workload -> !workload.template().isOnHostNetwork())
                        .anyMatch(workload -> blocked.contains(workload.id())
                                || wishes.neverFor(workload.id()).isPresent()
                                || isInAnotherMesh(workload.id())
                                || wouldBeRefused(workload.id()));
    }
}
