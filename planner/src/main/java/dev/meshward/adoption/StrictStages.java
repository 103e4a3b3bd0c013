package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.Rung;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** The stages in which workloads turn strict. All joins are over by then, so every known caller has joined that can. */
final class StrictStages {

    private final Ascent ascent;
    private final Map<WorkloadId, StrictException> exceptions;
    private final Map<WorkloadId, Integer> joinStage;
    private final Map<String, Integer> leftInNamespace = new HashMap<>();

    /** @param joinStage the stage in which each workload of the plan joins */
    StrictStages(Ascent ascent, Map<WorkloadId, Integer> joinStage) {
        this.ascent = ascent;
        this.joinStage = joinStage;
        this.exceptions = new LinkedHashMap<>();
        var rule = new ExceptionRule(ascent.arrivals());
        climbing().forEach(workload -> rule.of(workload).ifPresent(found -> exceptions.put(workload, found)));
        climbing().forEach(each -> leftInNamespace.merge(each.namespace(), 1, Integer::sum));
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

    List<Stage> stages(int first) {
        ToIntFunction<WorkloadId> joined = workload -> joinStage.getOrDefault(workload, 0);
        var waves =
                new Tightening(ascent.wishes().limits(), ascent.grades(), ascent.arrivals(), joined).waves(climbing());
        var stages = new ArrayList<Stage>();
        waves.forEach(wave -> stages.add(stage(wave, first + stages.size())));
        return stages;
    }

    private Stage stage(Tightening.Wave wave, int number) {
        var workloads = wave.workloads();
        var namespaces = new TreeSet<String>();
        workloads.forEach(workload -> namespaces.add(workload.namespace()));
        var whole = namespaces.stream()
                .filter(namespace -> isCompleted(namespace, workloads))
                .toList();
        return new Stage(
                StageName.id(StageKind.STRICT, workloads, whole),
                number,
                StageName.slug(StageKind.STRICT, namespaces),
                StageKind.STRICT,
                StageName.title(StageKind.STRICT, namespaces),
                new StrictReasons(ascent, exceptions, joinStage).of(workloads, whole),
                List.copyOf(namespaces),
                whole,
                workloads,
                wave.criticality(),
                ascent.owners().ownersOf(workloads),
                new StrictGates(ascent).of(workloads),
                tooLarge(wave, ascent.wishes().limits()));
    }

    private boolean isCompleted(String namespace, List<WorkloadId> workloads) {
        int turning = (int) workloads.stream()
                .filter(workload -> workload.namespace().equals(namespace))
                .count();
        return leftInNamespace.merge(namespace, -turning, Integer::sum) == 0;
    }

    static List<String> tooLarge(Tightening.Wave wave, Limits limits) {
        var counted = "workloads (callers count as much as the called)";
        return List.of(
                        JoinWarnings.over(wave.touched().size(), limits.workloads(), counted),
                        JoinWarnings.over(
                                (int) wave.touchedNamespaces(),
                                limits.namespaces(),
                                "namespaces (those of callers too)"))
                .stream()
                .filter(warning -> !warning.isEmpty())
                .toList();
    }
}
