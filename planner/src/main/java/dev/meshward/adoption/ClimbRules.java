package dev.meshward.adoption;

import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.Rung;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nobody disappears, and everybody climbs one rung after the other. */
final class ClimbRules {

    private final PlanQuestion question;
    private final AdoptionPlan plan;
    private final Map<StageKind, Map<WorkloadId, Integer>> stageByKind = new EnumMap<>(StageKind.class);
    private final Map<WorkloadId, Rung> rungBefore = new HashMap<>();
    private final Set<WorkloadId> postponed = new HashSet<>();
    private final Set<WorkloadId> foreverOut = new HashSet<>();
    private final List<String> breaches = new ArrayList<>();

    ClimbRules(PlanQuestion question, AdoptionPlan plan) {
        this.question = question;
        this.plan = plan;
    }

    List<String> violations() {
        plan.alreadyThere().forEach(there -> rungBefore.put(there.workload(), there.rung()));
        plan.postponed().forEach(waits -> {
            postponed.add(waits.workload());
            if (waits.forever()) {
                foreverOut.add(waits.workload());
            }
        });
        plan.stages().forEach(this::note);
        question.snapshot().workloads().forEach(this::checkPlace);
        question.snapshot().workloads().forEach(this::checkOrder);
        plan.stages().forEach(this::checkWhole);
        return breaches;
    }

    private void note(Stage stage) {
        var stages = stageByKind.computeIfAbsent(stage.kind(), _ -> new HashMap<>());
        for (var workload : stage.workloads()) {
            if (stages.putIfAbsent(workload, stage.number()) != null) {
                breaches.add(
                        workload + " is in two stages of kind " + stage.kind().word());
            }
            if (question.snapshot().workload(workload).isEmpty()) {
                breaches.add(workload + " is staged and does not exist");
            }
        }
    }

    private Integer stageOf(StageKind kind, WorkloadId workload) {
        return stageByKind.getOrDefault(kind, Map.of()).getOrDefault(workload, -1);
    }

    private void checkPlace(Workload workload) {
        int places = 0;
        places += stageOf(StageKind.JOIN, workload.id()) >= 0 ? 1 : 0;
        places += postponed.contains(workload.id()) ? 1 : 0;
        places += rungBefore.containsKey(workload.id()) ? 1 : 0;
        places += plan.neverStaged().containsKey(workload.namespace()) ? 1 : 0;
        if (places != 1) {
            breaches.add(workload.id() + " has " + places + " places in the plan instead of one");
        }
    }

    private void checkOrder(Workload workload) {
        var id = workload.id();
        int join = stageOf(StageKind.JOIN, id);
        int strict = stageOf(StageKind.STRICT, id);
        int authorize = stageOf(StageKind.AUTHORIZE, id);
        var before = rungBefore.getOrDefault(id, Rung.OUTSIDE);
        boolean hasProxy = join >= 0 || before.isAtLeast(Rung.JOINED);
        if (strict >= 0 && (!hasProxy || strict <= join || before.isAtLeast(Rung.STRICT))) {
            breaches.add(id + " turns strict in stage " + strict + " without having joined before, or again");
        }
        if (hasProxy && strict < 0 && !before.isAtLeast(Rung.STRICT)) {
            breaches.add(id + " joins and never turns strict");
        }
        if (authorize >= 0 && !(before.isAtLeast(Rung.STRICT) || (strict >= 0 && strict < authorize))) {
            breaches.add(id + " is authorized in stage " + authorize + " without being strict before");
        }
    }

    /** What a namespace as a whole does is true of all that climb there. */
    private void checkWhole(Stage stage) {
        for (var namespace : stage.wholeNamespaces()) {
            for (var workload : question.snapshot().workloadsIn(namespace)) {
                if (!isReadyForWhole(stage, workload.id())) {
                    breaches.add("namespace " + namespace + " changes as a whole in "
                            + stage.kind().word() + " stage " + stage.number() + ", and " + workload.id()
                            + " is not ready for it");
                }
            }
        }
    }

    private boolean isReadyForWhole(Stage stage, WorkloadId workload) {
        int number = stageOf(stage.kind(), workload);
        boolean done = number >= 0 && number <= stage.number();
        return switch (stage.kind()) {
            case JOIN -> done || rungBefore.containsKey(workload) || isKeptOut(workload);
            case STRICT ->
                done
                        || postponed.contains(workload)
                        || rungBefore.getOrDefault(workload, Rung.OUTSIDE).isAtLeast(Rung.STRICT);
            case AUTHORIZE ->
                done
                        || postponed.contains(workload)
                        || isLeftOpen(workload)
                        || rungBefore.getOrDefault(workload, Rung.OUTSIDE).isAtLeast(Rung.AUTHORIZED);
            case PREREQUISITES, PLATFORM, OBSERVABILITY, WAYPOINT, HARDEN -> true;
        };
    }

    /** Pods on the host network get no proxy whatever their namespace says. */
    private boolean isKeptOut(WorkloadId workload) {
        return foreverOut.contains(workload)
                || (postponed.contains(workload)
                        && question.snapshot()
                                .workload(workload)
                                .filter(found -> found.template().isOnHostNetwork())
                                .isPresent());
    }

    private boolean isLeftOpen(WorkloadId workload) {
        return plan.leftOpen().stream().anyMatch(open -> open.workload().equals(workload));
    }
}
