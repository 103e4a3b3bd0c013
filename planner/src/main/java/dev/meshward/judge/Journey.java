package dev.meshward.judge;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a plan stands between two stages: the objects, and who may be running. */
final class Journey {

    private final Cast cast;
    private final Map<WorkloadId, Crew> crewByWorkload = new HashMap<>();
    private World world;

    Journey(Cast cast, World start, List<WorkloadId> workloads) {
        this.cast = cast;
        this.world = start;
        workloads.forEach(workload -> crewByWorkload.put(workload, Crew.of(cast.made(workload, start))));
    }

    World world() {
        return world;
    }

    List<Crew> crews(List<WorkloadId> workloads) {
        return workloads.stream().map(this::crew).toList();
    }

    private Crew crew(WorkloadId workload) {
        return crewByWorkload.computeIfAbsent(workload, id -> Crew.of(cast.made(id, world)));
    }

    /** After a stage; crews first, since they are made in the world before it. */
    void pass(StageScript script, StageReach reach, List<WorkloadId> renewed) {
        for (var workload : renewed) {
            var staging = Staging.play(
                    cast, script, List.of(workload), reach.ofBirth(workload), world, List.of(crew(workload)));
            crewByWorkload.put(workload, staging.crewsAtTheEnd().getFirst());
        }
        for (var step : script.steps()) {
            for (var op : step.ops()) {
                world = world.with(Map.of(op.key(), op.apply(world.object(op.key()))));
            }
        }
    }
}
