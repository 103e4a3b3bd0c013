package dev.meshward.readiness.checks;

import dev.meshward.readiness.ReadinessCheck;
import java.util.List;

/** The list of checks, one line each, in the order of their codes. */
public final class AllChecks {

    private AllChecks() {}

    public static List<ReadinessCheck> list() {
        return List.of();
    }
}
