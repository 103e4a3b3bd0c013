package dev.meshward.adoption;

import java.util.List;
import java.util.Set;

/**
 * A plan that was made before, for whoever makes it again.
 *
 * @param stages as they were
 * @param settled ids of stages that were approved or begun: they stay as they are, and keep their id whatever becomes of
 *     their workloads
 * @param moves where people moved workloads
 * @param retired ids of stages that are gone: they never return
 */
public record Precedent(List<Stage> stages, Set<String> settled, Set<String> retired, List<Move> moves) {

    /** One in which nobody moved anything. */
    public Precedent(List<Stage> stages, Set<String> settled, Set<String> retired) {
        this(stages, settled, retired, List.of());
    }

    public Precedent {
        stages = List.copyOf(stages);
        settled = Set.copyOf(settled);
        retired = Set.copyOf(retired);
        moves = List.copyOf(moves);
    }
}
