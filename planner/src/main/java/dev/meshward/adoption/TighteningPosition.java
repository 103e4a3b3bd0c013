package dev.meshward.adoption;

import dev.meshward.adoption.Reason.Side;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Dependency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Why workloads turn strict, or admit their callers only, in their stage. */
record TighteningPosition(Outlook outlook, EarlierStages earlier) {

    private static final String STRICT_AFTER_CALLERS = "strict after every caller";
    private static final String AUTHORIZE_AFTER_STRICT = "authorization after strict";
    private static final String ONE_RUNG_AT_A_TIME = "one rung at a time";

    List<Reason> of(List<WorkloadId> group, Stage stage) {
        var reasons = new ArrayList<Reason>();
        for (var workload : group) {
            reasons.addAll(stage.kind() == StageKind.STRICT ? callersFirst(workload) : strictFirst(workload));
        }
        below(stage).ifPresent(reasons::add);
        reasons.addAll(earlier.against(group, stage));
        group.forEach(workload -> reasons.add(notLater(workload, stage)));
        return reasons;
    }

    /** The last of its known callers to join decides, and its own join. */
    private List<Reason> callersFirst(WorkloadId workload) {
        var last = outlook.arrivals().knownCallers(workload).stream()
                .flatMap(caller -> outlook.stageOf(StageKind.JOIN, caller).stream())
                .max(Comparator.comparingInt(Stage::number));
        return last.map(join -> List.of(new Reason(
                        Side.NOT_EARLIER,
                        STRICT_AFTER_CALLERS,
                        List.of(workload),
                        "The last of the known callers of " + Outlook.name(workload) + " joins in stage "
                                + join.number() + ": " + Outlook.names(callersIn(join, workload)) + ".",
                        callsFrom(join, workload))))
                .orElseGet(() -> itsOwnJoin(workload));
    }

    private List<WorkloadId> callersIn(Stage join, WorkloadId workload) {
        return outlook.arrivals().knownCallers(workload).stream()
                .filter(join.workloads()::contains)
                .toList();
    }

    private List<Dependency> callsFrom(Stage join, WorkloadId workload) {
        return outlook.arrivals()
                .knownAt(workload)
                .map(Arrival::call)
                .filter(call -> call.from() instanceof Caller.Pods(var caller)
                        && join.workloads().contains(caller))
                .toList();
    }

    private List<Reason> itsOwnJoin(WorkloadId workload) {
        return outlook.stageOf(StageKind.JOIN, workload)
                .map(join -> List.of(new Reason(
                        Side.NOT_EARLIER,
                        STRICT_AFTER_CALLERS,
                        List.of(workload),
                        Outlook.name(workload) + " joins in stage " + join.number()
                                + ", and none of its known callers joins later.",
                        List.of())))
                .orElse(List.of());
    }

    private List<Reason> strictFirst(WorkloadId workload) {
        return outlook.stageOf(StageKind.STRICT, workload)
                .map(strict -> List.of(new Reason(
                        Side.NOT_EARLIER,
                        AUTHORIZE_AFTER_STRICT,
                        List.of(workload),
                        Outlook.name(workload) + " turns strict in stage " + strict.number()
                                + ", and only mutual TLS proves who calls.",
                        List.of())))
                .orElse(List.of());
    }

    /** All climb a rung before anybody climbs the next. */
    private Optional<Reason> below(Stage stage) {
        var kind = stage.kind() == StageKind.STRICT ? StageKind.JOIN : StageKind.STRICT;
        var rung = outlook.stages(kind);
        return rung.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reason(
                        Side.NOT_EARLIER,
                        ONE_RUNG_AT_A_TIME,
                        List.of(),
                        kind == StageKind.JOIN
                                ? "The last join is stage " + rung.getLast().number()
                                        + ": the plan lets all join before anybody refuses plaintext."
                                : "The last strict stage is " + rung.getLast().number()
                                        + ": the plan lets all turn strict before anybody's callers are checked.",
                        List.of()));
    }

    private Reason notLater(WorkloadId workload, Stage stage) {
        var authorize = outlook.stageOf(StageKind.AUTHORIZE, workload);
        return stage.kind() == StageKind.STRICT && authorize.isPresent()
                ? new Reason(
                        Side.NOT_LATER,
                        AUTHORIZE_AFTER_STRICT,
                        List.of(workload),
                        Outlook.name(workload) + " admits only its known callers from stage "
                                + authorize.get().number() + " on, and has to be strict by then.",
                        List.of())
                : new Reason(
                        Side.NOT_LATER,
                        "the least exposure",
                        List.of(workload),
                        stage.kind() == StageKind.STRICT
                                ? "Nothing waits for it; each stage later it would accept plaintext for longer."
                                : "Nothing waits for it; each stage later it would admit anybody for longer.",
                        List.of());
    }
}
