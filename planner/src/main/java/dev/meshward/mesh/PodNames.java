package dev.meshward.mesh;

import dev.meshward.cluster.Workload;

/** Patterns of the names that controllers give their pods, so that {@code cart} does not take in {@code cart-db}. */
public final class PodNames {

    /** Kubernetes writes random parts of names without vowels and digits that look like letters. */
    private static final String RANDOM = "[bcdfghjklmnpqrstvwxz2456789]";

    private PodNames() {}

    /** A regular expression inside a text of PromQL. */
    public static String of(Workload workload) {
        var name = quoted(workload.name());
        return switch (workload.id().kind()) {
            case "Pod" -> name;
            case "Deployment", "Rollout" -> name + "-" + RANDOM + "{5,10}-" + RANDOM + "{5}";
            case "StatefulSet" -> name + "-[0-9]+";
            case "DaemonSet", "ReplicaSet", "ReplicationController" -> name + "-" + RANDOM + "{5}";
            case "Job" -> name + "-([0-9]+-)?" + RANDOM + "{5}";
            case "CronJob" -> name + "-[0-9]+-([0-9]+-)?" + RANDOM + "{5}";
            default -> name + "(-.+)?";
        };
    }

    /** Names may contain dots; in PromQL text the backslash itself is escaped. */
    public static String quoted(String name) {
        return name.replace(".", "\\\\.");
    }
}
