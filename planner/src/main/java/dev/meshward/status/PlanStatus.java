package dev.meshward.status;

import dev.meshward.cluster.WorkloadId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A plan as the cluster shows it.
 *
 * @param seenAt when the cluster was read; empty for manifests, which carry no moment
 * @param newNamespaces that the plan knows nothing of
 * @param newWorkloads that the plan knows nothing of, those in new namespaces included
 * @param goneWorkloads that the plan brings up a rung, and that are not there any more
 */
public record PlanStatus(
        String cluster,
        Optional<Instant> seenAt,
        List<StageStatus> stages,
        List<String> newNamespaces,
        List<WorkloadId> newWorkloads,
        List<WorkloadId> goneWorkloads) {

    public PlanStatus {
        stages = List.copyOf(stages);
        newNamespaces = List.copyOf(newNamespaces);
        newWorkloads = List.copyOf(newWorkloads);
        goneWorkloads = List.copyOf(goneWorkloads);
    }

    public long stagesThatAre(StageStatus.State state) {
        return stages.stream().filter(stage -> stage.state() == state).count();
    }
}
