package dev.meshward.testing.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pod that runs, with what it was made with.
 *
 * @param number tells it from all others; the rest follows from it
 * @param ports TCP ports its containers declare, by name; unnamed ones by their number
 * @param probes how the kubelet asks, by the number of the port: {@code httpGet}, {@code tcpSocket}, {@code grpc}
 * @param proxy the mesh whose proxy it has; empty for none
 */
record Pod(
        int number,
        Name workload,
        Map<String, String> labels,
        Map<String, String> annotations,
        String account,
        boolean onHostNetwork,
        Map<String, Integer> ports,
        Map<Integer, Set<String>> probes,
        String proxy) {

    boolean hasProxy() {
        return !proxy.isEmpty();
    }

    String namespace() {
        return workload.namespace();
    }

    /** {@code shop/cart}. */
    String identity() {
        return namespace() + "/" + account;
    }

    String annotation(String name) {
        return annotations.getOrDefault(name, "");
    }

    Pod with(int newNumber, String newProxy) {
        return new Pod(newNumber, workload, labels, annotations, account, onHostNetwork, ports, probes, newProxy);
    }

    /** Everything that makes a difference. */
    List<Object> traits() {
        return List.of(workload, labels, annotations, account, onHostNetwork, ports, probes, proxy);
    }

    /** The same with more metadata; what it says of itself comes first. */
    Pod with(Map<String, String> moreLabels, Map<String, String> moreAnnotations) {
        return new Pod(
                number,
                workload,
                together(moreLabels, labels),
                together(moreAnnotations, annotations),
                account,
                onHostNetwork,
                ports,
                probes,
                proxy);
    }

    private static Map<String, String> together(Map<String, String> given, Map<String, String> own) {
        var all = new HashMap<>(given);
        all.putAll(own);
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pod pod && pod.number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }
}
