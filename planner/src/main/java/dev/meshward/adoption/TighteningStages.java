package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The stages of a rung that decides who may call. What is the same for strict and authorize stands here. */
final class TighteningStages {

    private final Ascent ascent;
    private final StageKind kind;
    private final List<WorkloadId> climbing;
    private final Map<String, Integer> leftInNamespace = new HashMap<>();

    /** What a rung says of one of its stages. */
    interface Content {

        /** @param whole namespaces that turn as a whole */
        List<String> because(List<WorkloadId> workloads, List<String> whole);

        List<Gate> gates(List<WorkloadId> workloads);

        /** Besides that a stage is larger than the limits allow. */
        List<String> warnings(Tightening.Wave wave);
    }

    TighteningStages(Ascent ascent, StageKind kind, List<WorkloadId> climbing) {
        this.ascent = ascent;
        this.kind = kind;
        this.climbing = climbing;
        climbing.forEach(each -> leftInNamespace.merge(each.namespace(), 1, Integer::sum));
    }

    /**
     * @param joinStage the stage in which each workload of the plan joins
     * @param first the number of the first of them
     */
    Climb climb(Map<WorkloadId, Integer> joinStage, int first, Content content) {
        var tightening = new Tightening(
                ascent.wishes().limits(),
                ascent.grades(),
                ascent.arrivals(),
                workload -> joinStage.getOrDefault(workload, 0));
        var stages = new ArrayList<Stage>();
        var found = ascent.arrangement()
                .map(arrangement -> tightening.arranged(climbing, arrangement.on(kind)))
                .orElseGet(() -> tightening.waves(climbing, ascent.engine()));
        found.waves().forEach(wave -> stages.add(stage(wave, first + stages.size(), content)));
        return new Climb(stages, found.solution());
    }

    private Stage stage(Tightening.Wave wave, int number, Content content) {
        var workloads = wave.workloads();
        var namespaces = new TreeSet<String>();
        workloads.forEach(workload -> namespaces.add(workload.namespace()));
        var whole = namespaces.stream()
                .filter(namespace -> isCompleted(namespace, workloads))
                .toList();
        return new Stage(
                StageName.id(kind, workloads, whole),
                number,
                StageName.slug(kind, namespaces),
                kind,
                StageName.title(kind, namespaces),
                content.because(workloads, whole),
                List.copyOf(namespaces),
                whole,
                workloads,
                wave.criticality(),
                ascent.owners().ownersOf(workloads),
                content.gates(workloads),
                Stream.concat(tooLarge(wave), content.warnings(wave).stream()).toList());
    }

    private boolean isCompleted(String namespace, List<WorkloadId> workloads) {
        int turning = (int) workloads.stream()
                .filter(workload -> workload.namespace().equals(namespace))
                .count();
        return leftInNamespace.merge(namespace, -turning, Integer::sum) == 0 && !ascent.isShared(namespace);
    }

    private Stream<String> tooLarge(Tightening.Wave wave) {
        var limits = ascent.wishes().limits();
        return Stream.of(
                        JoinWarnings.over(
                                wave.touched().size(),
                                limits.workloads(),
                                "workloads (callers count as much as the called)"),
                        JoinWarnings.over(
                                (int) wave.touchedNamespaces(),
                                limits.namespaces(),
                                "namespaces (those of callers too)"))
                .filter(warning -> !warning.isEmpty());
    }
}
