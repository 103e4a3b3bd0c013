package dev.meshward.dependencies;

/** What sort of dependency it is; plans treat some sorts differently. */
public enum DependencyKind {
    /** An ordinary call between workloads, or from outside through an Ingress or Gateway. */
    CALL,
    /** A metrics scrape. */
    SCRAPE,
    /** A kubelet probe. */
    PROBE,
    /** A call of the API server: webhook or aggregated API. */
    WEBHOOK,
    /** A call of the Kubernetes API. */
    KUBERNETES_API,
    /** A call to a host outside the cluster. */
    EGRESS,
    /** A name that resolves to nothing. */
    DANGLING;

    /** The word for outputs: {@code call}, {@code kube-api} …. */
    public String word() {
        return this == KUBERNETES_API ? "kube-api" : name().toLowerCase(java.util.Locale.ROOT);
    }
}
