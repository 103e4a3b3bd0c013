package dev.meshward.saved;

import dev.meshward.adoption.Bound;
import dev.meshward.adoption.Objective;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How good a plan is, and how good any could be, as plan.json says it. */
final class ObjectiveJson {

    private ObjectiveJson() {}

    static Mapping of(Objective objective) {
        return level(objective.inversions(), objective.stages(), objective.exposure())
                .put("bound", objective.bound().map(ObjectiveJson::bound).orElse(Value.Nothing.here()))
                .put(
                        "gap",
                        objective.bound().map(bound -> gap(objective, bound)).orElse(Value.Nothing.here()))
                .build();
    }

    private static Value bound(Bound bound) {
        return level(bound.inversions(), bound.stages(), bound.exposure()).build();
    }

    private static Value gap(Objective objective, Bound bound) {
        return level(
                        objective.inversions() - bound.inversions(),
                        objective.stages() - bound.stages(),
                        objective.exposure() - bound.exposure())
                .build();
    }

    private static Mapping.Building level(long inversions, int stages, double exposure) {
        var number =
                BigDecimal.valueOf(exposure).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
        return Mapping.building()
                .put("inversions", inversions)
                .put("stages", stages)
                .put("exposure", new Value.Numeric(number.toPlainString(), 0));
    }
}
