package dev.meshward.export.comparison;

import dev.meshward.adoption.Bound;
import dev.meshward.export.figures.PlanFigures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One figure of every plan, in words.
 *
 * @param values in the order of the plans
 */
public record ComparedRow(String title, List<String> values) {

    public ComparedRow {
        values = List.copyOf(values);
    }

    /** Whether the plans are not all alike in it. */
    public boolean differs() {
        return values.stream().distinct().count() > 1;
    }

    /** Every figure there is. */
    public static List<ComparedRow> of(List<PlanFigures> plans) {
        return List.of(
                row(plans, "mesh", PlanFigures::mesh),
                row(plans, "verdict", PlanFigures::verdict),
                row(plans, "last day", plan -> plan.ends().map(Object::toString).orElse("no dates")),
                row(plans, "stages", plan -> Integer.toString(plan.stages())),
                row(plans, "pods that restart", plan -> Integer.toString(plan.restartedPods())),
                row(plans, "workloads that restart", plan -> Integer.toString(plan.restartedWorkloads())),
                row(plans, "exceptions", plan -> Integer.toString(plan.exceptions())),
                row(plans, "postponed workloads", plan -> Integer.toString(plan.postponed())),
                row(plans, "workloads with unknown calls", plan -> Integer.toString(plan.unknowns())),
                row(plans, "CPU, cores", plan -> decimal(plan.cores(), "not known")),
                row(plans, "memory, GiB", plan -> decimal(plan.gib(), "not known")),
                row(plans, "plaintext-weeks", plan -> decimal(plan.plaintextWeeks(), "no dates")),
                row(plans, "exposure, in stages", plan -> decimal(Optional.of(plan.exposure()), "")),
                row(
                        plans,
                        "no plan can beat",
                        plan -> plan.bound().map(Bound::words).orElse("not worked out")));
    }

    private static ComparedRow row(List<PlanFigures> plans, String title, Function<PlanFigures, String> value) {
        return new ComparedRow(title, plans.stream().map(value).toList());
    }

    private static String decimal(Optional<Double> value, String missing) {
        return value.map(number -> String.format(Locale.ROOT, "%.2f", number)).orElse(missing);
    }
}
