package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why each stage of a plan is where it is: what keeps its workloads from climbing earlier, and what from climbing later
 * (safety.md, "The ladder"). Worked out from the finished plan, whoever made it.
 */
public final class Positions {

    private final Outlook outlook;
    private final JoinPosition joins;
    private final TighteningPosition tightenings;

    private Positions(Outlook outlook) {
        this.outlook = outlook;
        var moves = new StageMoves(outlook);
        this.joins = new JoinPosition(outlook, new EarlierStages(outlook, moves));
        this.tightenings = new TighteningPosition(outlook, new EarlierStages(outlook, moves));
    }

    /** The reasons by the id of the stage, those against earlier stages first. */
    public static Map<String, List<Reason>> of(PlanQuestion question, AdoptionPlan plan) {
        var positions = new Positions(new Outlook(question, plan));
        var byStage = new TreeMap<String, List<Reason>>();
        plan.stages().forEach(stage -> byStage.put(stage.id(), merged(positions.of(stage))));
        return byStage;
    }

    private List<Reason> of(Stage stage) {
        return switch (stage.kind()) {
            case PREREQUISITES, PLATFORM, OBSERVABILITY -> GroundPosition.of(stage, outlook);
            case JOIN -> inGroups(stage, joins::of);
            case STRICT, AUTHORIZE -> inGroups(stage, tightenings::of);
            case WAYPOINT, HARDEN -> List.of();
        };
    }

    /** Why a group of workloads of one namespace climbs in this stage. */
    @FunctionalInterface
    private interface OfGroup {
        List<Reason> of(List<WorkloadId> group, Stage stage);
    }

    private static List<Reason> inGroups(Stage stage, OfGroup reasons) {
        var groups = new TreeMap<String, List<WorkloadId>>();
        stage.workloads()
                .forEach(workload -> groups.computeIfAbsent(workload.namespace(), _ -> new ArrayList<>())
                        .add(workload));
        return groups.values().stream()
                .flatMap(group -> reasons.of(group, stage).stream())
                .toList();
    }

    /** What is said of several groups in the same words is said once. */
    private static List<Reason> merged(List<Reason> reasons) {
        var bySaying = new LinkedHashMap<String, Reason>();
        reasons.stream()
                .sorted(java.util.Comparator.comparing(Reason::side))
                .forEach(reason ->
                        bySaying.merge(reason.side() + reason.rule() + reason.because(), reason, Positions::together));
        return List.copyOf(bySaying.values());
    }

    private static Reason together(Reason one, Reason other) {
        var workloads = new ArrayList<>(one.workloads());
        workloads.addAll(other.workloads());
        var calls = new ArrayList<>(one.calls());
        calls.addAll(other.calls());
        return new Reason(one.side(), one.rule(), workloads, one.because(), calls);
    }
}
