package dev.meshward.live;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which cluster is meant, and where it is written how to reach it.
 *
 * @param context a context of the kubeconfig, or {@value #IN_CLUSTER}; empty takes the current one
 * @param kubeconfig empty takes what {@code KUBECONFIG} names, or {@code ~/.kube/config}
 */
public record ClusterAddress(Optional<String> context, Optional<Path> kubeconfig) {

    /** The cluster this process runs in, with the service account of its pod. */
    public static final String IN_CLUSTER = "in-cluster";
}
