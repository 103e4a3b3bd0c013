package dev.meshward.adoption;

import java.util.List;
import java.util.Set;

/**
 * A plan that was made before, for whoever makes it again.
 *
 * @param stages as they were
 * @param settled ids of stages that were approved or begun: they stay as they are, and keep their id whatever becomes of
 *     their workloads
 * @param retired ids of stages that are gone: they never return
 */
public record Precedent(List<Stage> stages, Set<String> settled, Set<String> retired) {

    public Precedent {
        stages = List.copyOf(stages);
        settled = Set.copyOf(settled);
        retired = Set.copyOf(retired);
    }
}
