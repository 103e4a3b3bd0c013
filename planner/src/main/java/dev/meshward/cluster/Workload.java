package dev.meshward.cluster;

import dev.meshward.manifest.Manifest;
import java.util.Optional;

/**
 * Anything that owns pods: the built-in kinds, and every other object with a pod template or with pods of its own.
 *
 * @param manifest the object; for pods whose owner was not in the source, the first of those pods
 * @param template what its pods are made from
 * @param replicas pods at one time: {@code spec.replicas}, at least what an autoscaler keeps (1 where neither says),
 *     the number of nodes for a DaemonSet where
 *     nodes are known (else 1), {@code parallelism} for jobs
 * @param restart how its pods are made anew
 * @param owner who reverts changes to it
 * @param pods those that were running when the cluster was read; empty where no pods were read
 */
public record Workload(
        WorkloadId id,
        Manifest manifest,
        PodTemplate template,
        int replicas,
        RestartMethod restart,
        Ownership owner,
        Optional<PodsSeen> pods) {

    /** One whose pods were not seen. */
    public Workload(
            WorkloadId id,
            Manifest manifest,
            PodTemplate template,
            int replicas,
            RestartMethod restart,
            Ownership owner) {
        this(id, manifest, template, replicas, restart, owner, Optional.empty());
    }

    /** The same with what was seen of its pods. */
    public Workload with(Optional<PodsSeen> seen) {
        return new Workload(id, manifest, template, replicas, restart, owner, seen);
    }

    public String namespace() {
        return id.namespace();
    }

    public String name() {
        return id.name();
    }

    /** True for Jobs and CronJobs, and for pods that never restart: they end by themselves. */
    public boolean runsToCompletion() {
        return id.kind().equals("Job") || id.kind().equals("CronJob");
    }
}
