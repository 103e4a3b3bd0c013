package dev.meshward.dependencies;

import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.WorkloadId;
import java.util.List;

/** Who is called. */
public sealed interface Callee {

    /**
     * A Service.
     *
     * @param workloads those behind it, sorted; empty when it has no selector or selects nothing
     */
    record ToService(ServiceId service, List<WorkloadId> workloads) implements Callee {
        public ToService {
            workloads = List.copyOf(workloads);
        }
    }

    /** Pods that are called without a Service: a scrape, a probe, an address by pod name. */
    record ToWorkload(WorkloadId workload) implements Callee {}

    /** A name that would be a Service of this namespace, but no such Service was found. */
    record Dangling(ServiceId service) implements Callee {}

    /** A host outside the cluster. */
    record External(String host) implements Callee {}

    /** The Kubernetes API. */
    record KubernetesApi() implements Callee {}

    /** The namespace for outputs; empty for a host outside. */
    default String namespace() {
        return switch (this) {
            case ToService(var service, var _) -> service.namespace();
            case ToWorkload(var workload) -> workload.namespace();
            case Dangling(var service) -> service.namespace();
            case External _ -> "";
            case KubernetesApi _ -> "default";
        };
    }

    /** The Service, workload or host for outputs. */
    default String name() {
        return switch (this) {
            case ToService(var service, var _) -> service.name();
            case ToWorkload(var workload) -> workload.name();
            case Dangling(var service) -> service.name();
            case External(var host) -> host;
            case KubernetesApi _ -> "kubernetes";
        };
    }

    /** The workloads that receive the call; none outside the cluster. */
    default List<WorkloadId> receivers() {
        return switch (this) {
            case ToService(var _, var workloads) -> workloads;
            case ToWorkload(var workload) -> List.of(workload);
            case Dangling _, External _, KubernetesApi _ -> List.of();
        };
    }
}
