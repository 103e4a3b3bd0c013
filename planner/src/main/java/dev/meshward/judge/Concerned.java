package dev.meshward.judge;

import dev.meshward.cluster.WorkloadId;
import java.util.HashSet;
import java.util.Set;

/** Calls and doors that are to be judged. */
record Concerned(Set<KnownCall> calls, Set<WorkloadId> doors) {

    static Concerned nobody() {
        return new Concerned(new HashSet<>(), new HashSet<>());
    }

    /** These, and those that objects reach and new pods take part in. */
    void add(StageReach reach, Set<WorkloadId> renewed, CallIndex index, Set<WorkloadId> everyDoor) {
        calls.addAll(index.touchedBy(reach));
        doors.addAll(reach.isEverybody() ? everyDoor : reach.doors());
        for (var workload : renewed) {
            calls.addAll(index.of(workload));
            doors.add(workload);
        }
        doors.retainAll(everyDoor);
    }
}
