package dev.meshward.readiness.checks.network;

import dev.meshward.cluster.ClusterSnapshot;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A set of pods on the other side of a policy's rule.
 *
 * @param namespaceLabels empty where the namespace exists and its labels were not read: a selector may then match or not
 * @param podLabels those every such pod carries
 * @param portName the name its containers give the port; empty where they give none
 */
record Destination(
        String namespace,
        Optional<Map<String, String>> namespaceLabels,
        Map<String, String> podLabels,
        int port,
        String transport,
        String portName) {

    /** Every namespace carries its name as a label, put there by the API server. */
    static final String NAME_LABEL = "kubernetes.io/metadata.name";

    static Destination in(
            String namespace,
            Map<String, String> podLabels,
            int port,
            String transport,
            String portName,
            ClusterSnapshot snapshot) {
        return new Destination(namespace, labels(namespace, snapshot), podLabels, port, transport, portName);
    }

    Destination at(int otherPort, String otherTransport) {
        return new Destination(namespace, namespaceLabels, podLabels, otherPort, otherTransport, portName);
    }

    /**
     * A namespace that was not read has no labels but its name, if it is still to be made; that can only be told where
     * other namespaces were read and nothing lives in this one.
     */
    private static Optional<Map<String, String>> labels(String name, ClusterSnapshot snapshot) {
        var namespace = snapshot.namespace(name);
        var written = namespace.flatMap(found -> found.manifest().map(_ -> found.labels()));
        boolean isStillToBeMade = namespace.isEmpty()
                && snapshot.namespaces().stream()
                        .anyMatch(other -> other.manifest().isPresent());
        if (written.isEmpty() && !isStillToBeMade) {
            return Optional.empty();
        }
        var labels = new TreeMap<>(written.orElse(Map.of()));
        labels.put(NAME_LABEL, name);
        return Optional.of(labels);
    }
}
