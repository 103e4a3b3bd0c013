package dev.meshward.readiness;

import java.util.HashSet;
import java.util.List;

/** Runs checks over a situation. Which checks there are is decided by whoever makes the inspection. */
public final class Inspection {

    private final List<ReadinessCheck> checks;

    public Inspection(List<? extends ReadinessCheck> checks) {
        this.checks = List.copyOf(checks);
        var codes = new HashSet<>();
        for (var check : checks) {
            if (!codes.add(check.code())) {
                throw new IllegalArgumentException("Two checks carry the code " + check.code() + ", the second is "
                        + check.getClass().getSimpleName() + ". Maybe give it the next free number of its theme.");
            }
        }
    }

    public List<ReadinessCheck> checks() {
        return checks;
    }

    /** All findings, the gravest first, each once. Checks look at the same time, as none depends on another. */
    public List<Finding> inspect(Situation situation) {
        var target = situation.target().name();
        return checks.parallelStream()
                .filter(check -> check.scope().meshes().contains(target))
                .flatMap(check -> check.inspect(situation))
                .sorted()
                .distinct()
                .toList();
    }
}
