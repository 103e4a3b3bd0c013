package dev.meshward.judge;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.World;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who may be running while a plan goes from stage to stage. */
final class Journey {

    private final Map<WorkloadId, Crew> crewByWorkload = new HashMap<>();

    /** @param start the world before the first stage, in which the pods of these workloads were made */
    Journey(Cast cast, World start, Collection<WorkloadId> workloads) {
        workloads.forEach(workload -> crewByWorkload.put(workload, Crew.of(cast.made(workload, start))));
    }

    private Journey(Map<WorkloadId, Crew> crewByWorkload) {
        this.crewByWorkload.putAll(crewByWorkload);
    }

    /** The same so far; from here on each goes its own way. */
    Journey copy() {
        return new Journey(crewByWorkload);
    }

    /** One crew for each. */
    List<Crew> crews(List<WorkloadId> workloads) {
        return workloads.stream().map(crewByWorkload::get).toList();
    }

    /** After a stage. */
    void pass(Rehearsal rehearsal, StageReach reach, Collection<WorkloadId> renewed) {
        for (var workload : renewed) {
            var alone = List.of(workload);
            var staging = rehearsal.play(alone, reach.ofBirth(workload), crews(alone));
            crewByWorkload.put(workload, staging.crewsAtTheEnd().getFirst());
        }
    }
}
