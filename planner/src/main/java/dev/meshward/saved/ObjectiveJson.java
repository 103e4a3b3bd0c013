package dev.meshward.saved;

import dev.meshward.adoption.Bound;
import dev.meshward.adoption.Objective;
import dev.meshward.adoption.Proven;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How good a plan is, and how good any could be, as plan.json says it. */
final class ObjectiveJson {

    private ObjectiveJson() {}

    static Mapping of(Objective objective) {
        var levels = level(objective.inversions(), objective.stages(), objective.exposure())
                .put("bound", objective.bound().map(ObjectiveJson::bound).orElse(Value.Nothing.here()))
                .put(
                        "gap",
                        objective.bound().map(bound -> gap(objective, bound)).orElse(Value.Nothing.here()));
        objective.proven().ifPresent(proven -> levels.put("proven", proven(proven)));
        return levels.build();
    }

    private static Value proven(Proven proven) {
        var bound = proven.bound();
        return levels(
                        Mapping.building().put("engine", proven.engine()),
                        bound.inversions(),
                        bound.stages(),
                        bound.exposure())
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
        return levels(Mapping.building(), inversions, stages, exposure);
    }

    private static Mapping.Building levels(Mapping.Building into, long inversions, int stages, double exposure) {
        var number =
                BigDecimal.valueOf(exposure).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
        return into.put("inversions", inversions)
                .put("stages", stages)
                .put("exposure", new Value.Numeric(number.toPlainString(), 0));
    }
}
