package dev.meshward.testing.replay;

import dev.meshward.cluster.WorkloadId;
import java.util.Map;

/**
 * What counts of a workload's pods at one moment.
 *
 * @param labels of the pod template
 * @param annotations of the pod template
 */
record PodState(
        WorkloadId id,
        Map<String, String> labels,
        Map<String, String> annotations,
        String serviceAccount,
        boolean isOnHostNetwork) {}
