package dev.meshward.saved;

import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import java.util.List;

/**
 * One dependency, of whatever confidence.
 *
 * @param fromNamespace empty for callers that live in none
 * @param toNamespace empty for hosts outside the cluster
 * @param toService the Service, the workload where none stands between, or the host
 * @param port 0 when unknown
 * @param toWorkloads the names of the workloads behind it
 * @param evidence every reason as {@code kind@file:line path}, the best first
 */
public record SavedDependency(
        String fromNamespace,
        String fromWorkload,
        String toNamespace,
        String toService,
        int port,
        String protocol,
        Confidence confidence,
        DependencyKind kind,
        List<String> toWorkloads,
        List<String> evidence) {

    public SavedDependency {
        toWorkloads = List.copyOf(toWorkloads);
        evidence = List.copyOf(evidence);
    }
}
