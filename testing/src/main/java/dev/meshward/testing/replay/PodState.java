package dev.meshward.testing.replay;

import dev.meshward.cluster.WorkloadId;
import java.util.Map;

/**
 * What counts of a workload's pods at one moment.
 *
 * @param labels of the pod template
 * @param asksForProxy whether a pod that starts now would get a sidecar
 */
record PodState(WorkloadId id, Map<String, String> labels, String serviceAccount, boolean asksForProxy) {}
