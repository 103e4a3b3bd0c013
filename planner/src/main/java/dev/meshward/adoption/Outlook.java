package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A finished plan with what is asked of it when somebody wants to know why a stage is where it is. */
final class Outlook {

    private final PlanQuestion question;
    private final AdoptionPlan plan;
    private final Wishes wishes;
    private final Standings standings;
    private final Grades grades;
    private final Arrivals arrivals;
    private final Map<StageKind, Map<WorkloadId, Stage>> stageByWorkload = new EnumMap<>(StageKind.class);
    private final Map<StageKind, List<Stage>> stagesByKind;
    private final Map<String, Set<WorkloadId>> touchedByStage = new HashMap<>();

    Outlook(PlanQuestion question, AdoptionPlan plan) {
        this(question, plan, Ascent.in(question, plan));
    }

    /** @param ascent what the plan was made from, or what it tells of that */
    Outlook(PlanQuestion question, AdoptionPlan plan, Ascent ascent) {
        this.question = question;
        this.plan = plan;
        this.standings = ascent.standings();
        this.wishes = ascent.wishes();
        this.grades = ascent.grades();
        this.arrivals = ascent.arrivals();
        this.stagesByKind = plan.stages().stream().collect(Collectors.groupingBy(Stage::kind));
        plan.stages()
                .forEach(stage -> stage.workloads()
                        .forEach(workload -> stageByWorkload
                                .computeIfAbsent(stage.kind(), _ -> new HashMap<>())
                                .put(workload, stage)));
    }

    PlanQuestion question() {
        return question;
    }

    AdoptionPlan plan() {
        return plan;
    }

    Wishes wishes() {
        return wishes;
    }

    Standings standings() {
        return standings;
    }

    Grades grades() {
        return grades;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    /** The stage in which a workload climbs this rung; empty when it does not, or did before. */
    Optional<Stage> stageOf(StageKind kind, WorkloadId workload) {
        return Optional.ofNullable(stageByWorkload.getOrDefault(kind, Map.of()).get(workload));
    }

    Map<WorkloadId, Stage> stagesOf(StageKind kind) {
        return stageByWorkload.getOrDefault(kind, Map.of());
    }

    List<Stage> stages(StageKind kind) {
        return stagesByKind.getOrDefault(kind, List.of());
    }

    /** Whom a stage touches: those that climb, and where it decides who may call, those that call them. */
    Set<WorkloadId> touchedBy(Stage stage) {
        return touchedByStage.computeIfAbsent(stage.id(), _ -> touched(stage.kind(), stage.workloads()));
    }

    Set<WorkloadId> touched(StageKind kind, Collection<WorkloadId> climbing) {
        var touched = new HashSet<>(climbing);
        if (kind == StageKind.STRICT || kind == StageKind.AUTHORIZE) {
            climbing.forEach(workload -> touched.addAll(arrivals.knownCallers(workload)));
        }
        return touched;
    }

    int podsOf(Collection<WorkloadId> workloads) {
        return workloads.stream()
                .flatMap(id -> question.snapshot().workload(id).stream())
                .mapToInt(Parcels::podsOf)
                .sum();
    }

    /** Stages in a sentence: {@code Stage 3}, {@code Stages 3, 4 and 7}, {@code Stages 3 to 12}. */
    static String named(Collection<Stage> stages) {
        var numbers = new TreeSet<Integer>();
        stages.forEach(stage -> numbers.add(stage.number()));
        if (numbers.size() == 1) {
            return "Stage " + numbers.getFirst();
        }
        boolean isRow = numbers.size() > 2 && numbers.getLast() - numbers.getFirst() == numbers.size() - 1;
        return "Stages " + (isRow ? numbers.getFirst() + " to " + numbers.getLast() : Ascent.listed(numbers));
    }

    static String name(WorkloadId workload) {
        return workload.namespace() + "/" + workload.name();
    }

    static String names(Collection<WorkloadId> workloads) {
        return Ascent.listed(
                workloads.stream().map(Outlook::name).distinct().sorted().toList());
    }
}
