package dev.meshward.export.figures;

import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * For how long calls between workloads go on in plaintext: over all calls of medium and high confidence, the weeks from the
 * first day of the plan to the end of the stage that joins the last of caller and callee; for calls that stay plaintext, to
 * the last day of the plan.
 */
public final class PlaintextWeeks {

    private PlaintextWeeks() {}

    /** Empty where a stage has no dates. */
    public static Optional<Double> of(SavedPlan plan) {
        return starts(plan).flatMap(first -> ends(plan).map(last -> weeks(plan, first, last)));
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

    private static double weeks(SavedPlan plan, LocalDate first, LocalDate last) {
        var endByStage = new HashMap<Integer, LocalDate>();
        plan.stages()
                .forEach(saved -> saved.ends()
                        .ifPresent(end -> endByStage.put(saved.stage().number(), LocalDate.parse(end))));
        long days = new Course(plan)
                .knownCalls().stream()
                        .filter(call -> call.mutual() != Way.BEFORE)
                        .mapToLong(call -> ChronoUnit.DAYS.between(first, endByStage.getOrDefault(call.mutual(), last)))
                        .sum();
        return days / 7.0;
    }
}
