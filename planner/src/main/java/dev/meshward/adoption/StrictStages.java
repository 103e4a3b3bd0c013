package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.Rung;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** The stages in which workloads turn strict. All joins are over by then, so every known caller has joined that can. */
final class StrictStages implements TighteningStages.Content {

    private final Ascent ascent;
    private final Map<WorkloadId, StrictException> exceptions;
    private final Map<WorkloadId, Integer> joinStage;

    /** @param joinStage the stage in which each workload of the plan joins */
    StrictStages(Ascent ascent, Map<WorkloadId, Integer> joinStage) {
        this.ascent = ascent;
        this.joinStage = joinStage;
        this.exceptions = new LinkedHashMap<>();
        var rule = new ExceptionRule(ascent.arrivals());
        climbing().forEach(workload -> rule.of(workload).ifPresent(found -> exceptions.put(workload, found)));
    }

    private StrictStages(
            Ascent ascent, Map<WorkloadId, StrictException> exceptions, Map<WorkloadId, Integer> joinStage) {
        this.ascent = ascent;
        this.exceptions = exceptions;
        this.joinStage = joinStage;
    }

    /** The same where the workloads join in these stages: exceptions do not depend on them. */
    StrictStages joined(Map<WorkloadId, Integer> stages) {
        return new StrictStages(ascent, exceptions, stages);
    }

    /** Those that turn strict in this plan, sorted. */
    List<WorkloadId> climbing() {
        return ascent.standings().rungs().keySet().stream()
                .filter(ascent.standings()::climbs)
                .filter(workload -> !ascent.standings().rungOf(workload).isAtLeast(Rung.STRICT))
                .sorted()
                .toList();
    }

    List<StrictException> exceptions() {
        return List.copyOf(exceptions.values());
    }

    /** @param number of each of them, counted from 0 */
    Climb climb(IntUnaryOperator number) {
        return new TighteningStages(ascent, StageKind.STRICT, climbing()).climb(joinStage, number, this);
    }

    @Override
    public List<String> because(List<WorkloadId> workloads, List<String> whole) {
        return new StrictReasons(ascent, exceptions, joinStage).of(workloads, whole);
    }

    @Override
    public List<Gate> gates(List<WorkloadId> workloads) {
        return new StrictGates(ascent).of(workloads);
    }

    @Override
    public List<String> warnings(Tightening.Wave wave) {
        return List.of();
    }
}
