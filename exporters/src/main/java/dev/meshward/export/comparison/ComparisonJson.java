package dev.meshward.export.comparison;

import dev.meshward.adoption.Bound;
import dev.meshward.export.figures.PlanFigures;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** For programs; what is not known is null. */
public final class ComparisonJson {

    private ComparisonJson() {}

    public static String of(List<PlanFigures> plans) {
        return ManifestWriter.json(Mapping.building()
                .put("schema", "meshward.dev/comparison/v1")
                .put(
                        "plans",
                        Value.Sequence.of(
                                plans.stream().map(ComparisonJson::plan).toList()))
                .put(
                        "differences",
                        Value.Sequence.of(ComparedRow.of(plans).stream()
                                .filter(ComparedRow::differs)
                                .map(row -> Value.Text.of(row.title()))
                                .toList()))
                .build());
    }

    private static Mapping plan(PlanFigures plan) {
        return Mapping.building()
                .put("name", plan.name())
                .put("mesh", plan.mesh())
                .put("verdict", plan.verdict())
                .put(
                        "ends",
                        plan.ends()
                                .<Value>map(day -> Value.Text.of(day.toString()))
                                .orElseGet(Value.Nothing::here))
                .put("stages", plan.stages())
                .put("restartedPods", plan.restartedPods())
                .put("restartedWorkloads", plan.restartedWorkloads())
                .put("exceptions", plan.exceptions())
                .put("postponed", plan.postponed())
                .put("unknowns", plan.unknowns())
                .put("cpuCores", number(plan.cores()))
                .put("memoryGib", number(plan.gib()))
                .put("plaintextWeeks", number(plan.plaintextWeeks()))
                .put("exposure", number(Optional.of(plan.exposure())))
                .put("bound", plan.bound().<Value>map(ComparisonJson::bound).orElseGet(Value.Nothing::here))
                .build();
    }

    private static Mapping bound(Bound bound) {
        return Mapping.building()
                .put("inversions", bound.inversions())
                .put("stages", bound.stages())
                .put("exposure", number(Optional.of(bound.exposure())))
                .build();
    }

    private static Value number(Optional<Double> value) {
        return value.<Value>map(number -> new Value.Numeric(
                        BigDecimal.valueOf(number)
                                .setScale(4, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString(),
                        0))
                .orElseGet(Value.Nothing::here);
    }
}
