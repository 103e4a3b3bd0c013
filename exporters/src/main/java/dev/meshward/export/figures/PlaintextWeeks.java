package dev.meshward.export.figures;

import dev.meshward.adoption.StageKind;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.saved.SavedDependency;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For how long calls between workloads go on in plaintext: over all calls of medium and high confidence, the weeks from the
 * first day of the plan to the end of the stage that joins the last of caller and callee; for calls that stay plaintext, to
 * the last day of the plan.
 */
public final class PlaintextWeeks {

    /** Joined before the plan began. */
    private static final int BEFORE = -1;

    private final SavedPlan plan;
    private final Map<String, Integer> joinsByName = new HashMap<>();

    private PlaintextWeeks(SavedPlan plan) {
        this.plan = plan;
        plan.alreadyThere()
                .forEach(there ->
                        joins(there.workload().namespace(), there.workload().name(), BEFORE));
        for (var saved : plan.stages()) {
            if (saved.stage().kind() == StageKind.JOIN) {
                saved.stage()
                        .workloads()
                        .forEach(workload -> joins(
                                workload.namespace(),
                                workload.name(),
                                saved.stage().number()));
            }
        }
    }

    private void joins(String namespace, String name, int stage) {
        joinsByName.merge(namespace + "/" + name, stage, Math::max);
    }

    /** Empty where a stage has no dates. */
    public static Optional<Double> of(SavedPlan plan) {
        return new PlaintextWeeks(plan).weeks();
    }

    /** The first day of the plan; empty where a stage has no dates. */
    static Optional<LocalDate> starts(SavedPlan plan) {
        return days(plan, SavedStage::starts).flatMap(days -> days.stream().min(LocalDate::compareTo));
    }

    /** The last day of the plan; empty where a stage has no dates. */
    static Optional<LocalDate> ends(SavedPlan plan) {
        return days(plan, SavedStage::ends).flatMap(days -> days.stream().max(LocalDate::compareTo));
    }

    private static Optional<List<LocalDate>> days(
            SavedPlan plan, java.util.function.Function<SavedStage, Optional<String>> day) {
        var days = plan.stages().stream().map(day).toList();
        return days.stream().allMatch(Optional::isPresent)
                ? Optional.of(days.stream()
                        .flatMap(Optional::stream)
                        .map(LocalDate::parse)
                        .toList())
                : Optional.empty();
    }

    private Optional<Double> weeks() {
        return starts(plan).flatMap(first -> ends(plan).map(last -> weeks(first, last)));
    }

    private double weeks(LocalDate first, LocalDate last) {
        var endByStage = new HashMap<Integer, LocalDate>();
        plan.stages()
                .forEach(saved -> saved.ends()
                        .ifPresent(end -> endByStage.put(saved.stage().number(), LocalDate.parse(end))));
        long days = plan.dependencies().stream()
                .filter(PlaintextWeeks::isCallBetweenWorkloads)
                .map(this::joinedAfter)
                .filter(stage -> stage.filter(number -> number == BEFORE).isEmpty())
                .mapToLong(stage -> ChronoUnit.DAYS.between(
                        first,
                        stage.map(number -> endByStage.getOrDefault(number, last))
                                .orElse(last)))
                .sum();
        return days / 7.0;
    }

    private static boolean isCallBetweenWorkloads(SavedDependency call) {
        return call.kind() == DependencyKind.CALL
                && call.confidence().isAtLeast(Confidence.MEDIUM)
                && !call.fromNamespace().isEmpty()
                && !call.toWorkloads().isEmpty();
    }

    /** The stage after which both are in the mesh; empty where one never is. */
    private Optional<Integer> joinedAfter(SavedDependency call) {
        var joins = Optional.ofNullable(joinsByName.get(call.fromNamespace() + "/" + call.fromWorkload()));
        for (var receiver : call.toWorkloads()) {
            var its = Optional.ofNullable(joinsByName.get(call.toNamespace() + "/" + receiver));
            joins = joins.flatMap(one -> its.map(other -> Math.max(one, other)));
        }
        return joins;
    }
}
