package dev.meshward.cluster;

/** How the pods of a workload are made anew, which is how a sidecar gets into them. */
public enum RestartMethod {
    /** {@code kubectl rollout restart} works and pods are replaced step by step or as the strategy says. */
    ROLLOUT,
    /** Pods are replaced one by one, by deleting them: StatefulSet or DaemonSet with {@code OnDelete}. */
    POD_BY_POD,
    /** Nothing to restart: the next run takes the new template (Job template of a CronJob). */
    NEXT_RUN,
    /** A person, or the operator that owns the pods, has to do it. */
    MANUAL
}
