package dev.meshward.dependencies;

import dev.meshward.cluster.WorkloadId;

/** Who calls. */
public sealed interface Caller {

    /** A workload of the cluster. */
    record Pods(WorkloadId workload) implements Caller {}

    /** Traffic from outside the cluster, through an Ingress, a Gateway or an exposed Service. */
    record Outside() implements Caller {}

    /** The API server: admission webhooks, aggregated APIs, conversion webhooks. */
    record ApiServer() implements Caller {}

    /** The kubelet of the pod's node: probes. */
    record Kubelet() implements Caller {}

    /** The namespace for outputs; empty for callers that live in none. */
    default String namespace() {
        return this instanceof Pods(var workload) ? workload.namespace() : "";
    }

    /** The name for outputs: the workload's, {@code (ingress)}, {@code kube-apiserver} or {@code kubelet}. */
    default String name() {
        return switch (this) {
            case Pods(var workload) -> workload.name();
            case Outside _ -> "(ingress)";
            case ApiServer _ -> "kube-apiserver";
            case Kubelet _ -> "kubelet";
        };
    }
}
