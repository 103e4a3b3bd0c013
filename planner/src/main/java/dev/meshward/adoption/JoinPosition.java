package dev.meshward.adoption;

import dev.meshward.adoption.Reason.Side;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Why workloads join in their stage: the rules against earlier ones, and what waits for them. */
record JoinPosition(Outlook outlook, EarlierStages earlier) {

    private static final String OBSERVABILITY_FIRST = "observability first";
    private static final String STRICT_AFTER_CALLERS = "strict after every caller";
    private static final String LEAST_EXPOSURE = "the least exposure";

    List<Reason> of(List<WorkloadId> group, Stage stage) {
        var reasons = new ArrayList<Reason>();
        groundFirst(stage).ifPresent(reasons::add);
        reasons.addAll(earlier.against(group, stage));
        wished(group).forEach(reasons::add);
        deadline(group).ifPresent(reasons::add);
        protectedFromHere(group, stage).ifPresent(reasons::add);
        moreCriticalAfter(group, stage).ifPresent(reasons::add);
        return reasons;
    }

    private Optional<Reason> groundFirst(Stage stage) {
        boolean isFirst =
                stage.id().equals(outlook.stages(StageKind.JOIN).getFirst().id());
        return isFirst && stage.number() > 0
                ? Optional.of(new Reason(
                        Side.NOT_EARLIER,
                        OBSERVABILITY_FIRST,
                        List.of(),
                        "The stages before it change no workload: the mesh has to be there, and what is usual has to"
                                + " be known, before anybody joins.",
                        List.of()))
                : Optional.empty();
    }

    private List<Reason> wished(List<WorkloadId> group) {
        return outlook.wishes().all().stream()
                .filter(Wishes::isAboutOrder)
                .filter(wish -> Wishes.targets(wish)
                        .anyMatch(target ->
                                outlook.wishes().meant(target).stream().anyMatch(group::contains)))
                .map(wish -> new Reason(Side.NOT_LATER, StageMoves.ruleOf(wish), group, Wishes.reason(wish), List.of()))
                .toList();
    }

    /** The first stage in which somebody they call refuses plaintext, or they themselves do. */
    private Optional<Reason> deadline(List<WorkloadId> group) {
        var strict = outlook.stagesOf(StageKind.STRICT);
        var waiting = group.stream()
                .flatMap(caller -> outlook.question().graph().callsBy(caller).stream())
                .filter(call -> call.confidence().isAtLeast(Confidence.MEDIUM))
                .filter(call -> call.to().receivers().stream().anyMatch(strict::containsKey))
                .toList();
        var first = waiting.stream()
                .flatMap(call -> call.to().receivers().stream())
                .filter(strict::containsKey)
                .min(Comparator.comparingInt(this::strictStage).thenComparing(Comparator.naturalOrder()));
        return first.map(receiver -> new Reason(
                Side.NOT_LATER,
                STRICT_AFTER_CALLERS,
                group,
                Outlook.name(receiver) + ", which they call, refuses plaintext from stage " + strictStage(receiver)
                        + " on: they have to speak mutual TLS, and be seen to, before.",
                waiting.stream()
                        .filter(call -> call.to().receivers().contains(receiver))
                        .toList()));
    }

    private int strictStage(WorkloadId workload) {
        return outlook.stageOf(StageKind.STRICT, workload).map(Stage::number).orElse(Integer.MAX_VALUE);
    }

    /** Calls that have a proxy at both ends from this stage on, and not before. */
    private Optional<Reason> protectedFromHere(List<WorkloadId> group, Stage stage) {
        var calls = new TreeSet<Dependency>();
        for (var workload : group) {
            outlook.question().graph().callsBy(workload).stream()
                    .filter(call -> call.confidence().isAtLeast(Confidence.MEDIUM))
                    .filter(call ->
                            call.to().receivers().stream().anyMatch(receiver -> isProtected(call, receiver, stage)))
                    .forEach(calls::add);
            outlook.arrivals()
                    .knownAt(workload)
                    .map(Arrival::call)
                    .filter(call -> isProtected(call, workload, stage))
                    .forEach(calls::add);
        }
        return calls.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reason(
                        Side.NOT_LATER,
                        LEAST_EXPOSURE,
                        group,
                        "From here on calls of theirs are mutually authenticated, and each stage later would leave them"
                                + " in plaintext for longer.",
                        List.copyOf(calls)));
    }

    private boolean isProtected(Dependency call, WorkloadId receiver, Stage stage) {
        return call.from() instanceof Caller.Pods(var caller)
                && !caller.equals(receiver)
                && hasJoinedBy(caller, stage)
                && hasJoinedBy(receiver, stage)
                && outlook.arrivals().at(receiver).stream()
                        .anyMatch(arrival -> arrival.call().equals(call)
                                && arrival.plaintext().isEmpty());
    }

    private boolean hasJoinedBy(WorkloadId workload, Stage stage) {
        return outlook.standings().hasProxyAtTheEnd(workload)
                && outlook.stageOf(StageKind.JOIN, workload)
                        .map(joins -> joins.number() <= stage.number())
                        .orElse(true);
    }

    private Optional<Reason> moreCriticalAfter(List<WorkloadId> group, Stage stage) {
        return outlook.stages(StageKind.JOIN).stream()
                .filter(later -> later.number() > stage.number())
                .filter(later -> later.criticality().compareTo(stage.criticality()) > 0)
                .findFirst()
                .map(later -> new Reason(
                        Side.NOT_LATER,
                        StageMoves.LESS_CRITICAL_FIRST,
                        group,
                        "From stage " + later.number() + " on the more critical join.",
                        List.of()));
    }
}
