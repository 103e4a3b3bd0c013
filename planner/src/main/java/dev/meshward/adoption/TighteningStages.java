package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/** The stages of a rung that decides who may call. What is the same for strict and authorize stands here. */
final class TighteningStages {

    private final Ascent ascent;
    private final StageKind kind;
    private final List<WorkloadId> climbing;

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
    }

    /**
     * @param joinStage the stage in which each workload of the plan joins
     * @param number of each of them, counted from 0
     */
    Climb climb(Map<WorkloadId, Integer> joinStage, IntUnaryOperator number, Content content) {
        var tightening = Tightening.of(ascent, joinStage);
        var stages = new ArrayList<Stage>();
        var found = ascent.arrangement()
                .map(arrangement -> tightening.arranged(climbing, arrangement.on(kind)))
                .orElseGet(() -> tightening.waves(climbing, ascent.engine()));
        var whole = WholeNamespaces.of(kind, climbing, ascent);
        found.waves()
                .forEach(wave -> stages.add(
                        stage(wave, whole.completedBy(wave.workloads()), number.applyAsInt(stages.size()), content)));
        return new Climb(stages, found.solution());
    }

    /**
     * One stage of the rung.
     *
     * @param whole the namespaces whose last workload climbs with these
     */
    Stage stage(Tightening.Wave wave, List<String> whole, int number, Content content) {
        var workloads = wave.workloads();
        var namespaces = new TreeSet<String>();
        workloads.forEach(workload -> namespaces.add(workload.namespace()));
        return new Stage(
                StageName.id(kind, workloads, whole),
                number,
                StageName.slug(kind, namespaces),
                kind,
                StageName.title(kind, workloads, ascent),
                content.because(workloads, whole),
                List.copyOf(namespaces),
                whole,
                workloads,
                wave.criticality(),
                ascent.owners().ownersOf(workloads),
                content.gates(workloads),
                Stream.concat(tooLarge(wave), content.warnings(wave).stream()).toList());
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
