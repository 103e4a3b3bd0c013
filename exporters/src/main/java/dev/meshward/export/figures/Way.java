package dev.meshward.export.figures;

import dev.meshward.mesh.Rung;

/**
 * When a workload reaches each rung, by the numbers of stages.
 *
 * @param joins {@link #BEFORE} where it had joined before the plan, {@link #NEVER} where it does not
 */
public record Way(int joins, int strict, int authorized) {

    public static final int BEFORE = -1;
    public static final int NEVER = Integer.MAX_VALUE;

    public static Way none() {
        return new Way(NEVER, NEVER, NEVER);
    }

    /** Whoever stands on a rung stands on all below it as well. */
    public Way with(Rung rung, int stage) {
        return switch (rung) {
            case OUTSIDE -> this;
            case JOINED -> new Way(Math.min(joins, stage), strict, authorized);
            case STRICT -> new Way(Math.min(joins, stage), Math.min(strict, stage), authorized);
            case AUTHORIZED ->
                new Way(Math.min(joins, stage), stage == BEFORE ? BEFORE : strict, Math.min(authorized, stage));
        };
    }

    public int reaches(Rung rung) {
        return switch (rung) {
            case OUTSIDE -> BEFORE;
            case JOINED -> joins;
            case STRICT -> strict;
            case AUTHORIZED -> authorized;
        };
    }

    public Rung rung(int after) {
        if (authorized <= after) {
            return Rung.AUTHORIZED;
        }
        if (strict <= after) {
            return Rung.STRICT;
        }
        return joins <= after ? Rung.JOINED : Rung.OUTSIDE;
    }
}
