package dev.meshward.desktop.map;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.AlreadyThere;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StrictException;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Dependency;
import dev.meshward.desktop.look.MeshState;
import dev.meshward.mesh.Rung;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where every workload stands after some stages of a plan, and so what its calls are: mutual TLS needs a proxy at both
 * ends, and holds whatever the callee still accepts (safety.md, "The ladder").
 *
 * @param rungs of all workloads that have one
 * @param excepted calls that stay plaintext, by caller and callee
 */
record Ladder(Map<WorkloadId, Rung> rungs, Set<Exempt> excepted) {

    /** A caller whose calls to a workload stay plaintext. */
    record Exempt(Caller caller, WorkloadId workload) {}

    Ladder {
        rungs = Collections.unmodifiableMap(new HashMap<>(rungs));
        excepted = Set.copyOf(excepted);
    }

    /** Nobody has climbed anything. */
    static Ladder atTheFoot() {
        return new Ladder(Map.of(), Set.of());
    }

    /** @param stagesDone how many stages of the plan were carried out, from 0 */
    static Ladder after(AdoptionPlan plan, int stagesDone) {
        var rungs = new HashMap<WorkloadId, Rung>();
        plan.alreadyThere().forEach(there -> climb(rungs, there));
        plan.stages().stream().limit(stagesDone).forEach(stage -> climb(rungs, stage));
        var excepted = new HashSet<Exempt>();
        plan.exceptions().forEach(exception -> except(excepted, exception));
        return new Ladder(rungs, excepted);
    }

    private static void climb(Map<WorkloadId, Rung> rungs, AlreadyThere there) {
        rungs.put(there.workload(), there.rung());
    }

    private static void climb(Map<WorkloadId, Rung> rungs, Stage stage) {
        rungTo(stage)
                .ifPresent(rung -> stage.workloads()
                        .forEach(workload ->
                                rungs.merge(workload, rung, (one, other) -> one.isAtLeast(other) ? one : other)));
    }

    private static Optional<Rung> rungTo(Stage stage) {
        return switch (stage.kind()) {
            case JOIN -> Optional.of(Rung.JOINED);
            case STRICT -> Optional.of(Rung.STRICT);
            case AUTHORIZE -> Optional.of(Rung.AUTHORIZED);
            case PREREQUISITES, PLATFORM, OBSERVABILITY, WAYPOINT, HARDEN -> Optional.empty();
        };
    }

    private static void except(Set<Exempt> excepted, StrictException exception) {
        exception.callers().forEach(caller -> excepted.add(new Exempt(caller, exception.workload())));
    }

    Rung rung(WorkloadId workload) {
        return rungs.getOrDefault(workload, Rung.OUTSIDE);
    }

    /** As far as the last of them. */
    MeshState of(List<WorkloadId> workloads) {
        return MeshState.of(
                workloads.stream().map(this::rung).min(Rung::compareTo).orElse(Rung.OUTSIDE));
    }

    /** What the call is now. A call from or to something outside the mesh is plaintext. */
    MeshState of(Dependency call) {
        if (!(call.from() instanceof Caller.Pods(var caller))
                || call.to().receivers().isEmpty()
                || isExcepted(call)
                || !rung(caller).isAtLeast(Rung.JOINED)) {
            return MeshState.OUTSIDE;
        }
        return of(call.to().receivers());
    }

    boolean isExcepted(Dependency call) {
        return call.to().receivers().stream()
                .anyMatch(receiver -> excepted.contains(new Exempt(call.from(), receiver)));
    }
}
