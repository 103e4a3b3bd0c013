package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Who climbs which rung with whom, in which order: all of a plan that may be chosen. The rest follows from the rules. */
public record Arrangement(Map<StageKind, List<List<WorkloadId>>> groupsByRung) {

    /** The rungs whose stages are about workloads. */
    static final List<StageKind> RUNGS = List.of(StageKind.JOIN, StageKind.STRICT, StageKind.AUTHORIZE);

    public Arrangement {
        var copy = new EnumMap<StageKind, List<List<WorkloadId>>>(StageKind.class);
        groupsByRung.forEach((rung, groups) -> copy.put(
                rung,
                groups.stream()
                        .map(group -> group.stream().sorted().distinct().toList())
                        .filter(group -> !group.isEmpty())
                        .toList()));
        groupsByRung = java.util.Collections.unmodifiableMap(copy);
    }

    /** As these stages have it. */
    public static Arrangement of(Collection<Stage> stages) {
        var groups = new EnumMap<StageKind, List<List<WorkloadId>>>(StageKind.class);
        stages.stream()
                .filter(stage -> RUNGS.contains(stage.kind()))
                .forEach(stage -> groups.computeIfAbsent(stage.kind(), _ -> new ArrayList<>())
                        .add(stage.workloads()));
        return new Arrangement(groups);
    }

    /** The stages of a rung, in their order. */
    public List<List<WorkloadId>> on(StageKind rung) {
        return groupsByRung.getOrDefault(rung, List.of());
    }

    Arrangement with(StageKind rung, List<List<WorkloadId>> groups) {
        var changed = new EnumMap<StageKind, List<List<WorkloadId>>>(StageKind.class);
        changed.putAll(groupsByRung);
        changed.put(rung, groups);
        return new Arrangement(changed);
    }
}
