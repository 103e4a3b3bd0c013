package dev.meshward.testing.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** NetworkPolicies: a pod that none selects is open; one that any selects is open only to what some of them names. */
record Wall(Cluster cluster) {

    private static final String TYPE = "networking.k8s.io/NetworkPolicy";

    /** @param from empty for callers that are no pods */
    Answer passes(Optional<Pod> from, Pod to, int port) {
        return leaves(from, to, port).and(enters(from, to, port));
    }

    private Answer enters(Optional<Pod> from, Pod to, int port) {
        return to.onHostNetwork() ? Answer.YES : decided(to, "Ingress", "ingress", "from", from, to, port);
    }

    private Answer leaves(Optional<Pod> from, Pod to, int port) {
        return from.filter(pod -> !pod.onHostNetwork())
                .map(pod -> decided(pod, "Egress", "egress", "to", Optional.of(to), to, port))
                .orElse(Answer.YES);
    }

    private Answer decided(
            Pod subject, String type, String rules, String peers, Optional<Pod> peer, Pod callee, int port) {
        var selecting = cluster.in(subject.namespace(), TYPE).stream()
                .filter(policy ->
                        isOfType(policy, type) && selects(policy.part("spec", "podSelector"), subject.labels()))
                .toList();
        return selecting.isEmpty()
                ? Answer.YES
                : Answer.any(
                        selecting,
                        policy -> Answer.any(
                                policy.parts("spec", rules),
                                rule -> Answer.any(
                                                rule.parts("ports").isEmpty()
                                                        ? List.of(Thing.NOTHING)
                                                        : rule.parts("ports"),
                                                each -> isPort(each, callee, port))
                                        .and(isPeer(rule, peers, subject, peer))));
    }

    private static boolean isOfType(Thing policy, String type) {
        var types = policy.texts("spec", "policyTypes");
        return types.isEmpty() ? type.equals("Ingress") || policy.has("spec", "egress") : types.contains(type);
    }

    private static Answer isPort(Thing written, Pod callee, int port) {
        if (!written.has("port")) {
            return Answer.YES;
        }
        var text = written.text("port");
        int number =
                text.matches("\\d+") ? Integer.parseInt(text) : callee.ports().getOrDefault(text, -1);
        int end = written.has("endPort") ? Integer.parseInt(written.text("endPort")) : number;
        return Answer.of(number <= port && port <= end);
    }

    private Answer isPeer(Thing rule, String peers, Pod subject, Optional<Pod> peer) {
        return rule.parts(peers).isEmpty()
                ? Answer.YES
                : Answer.any(rule.parts(peers), each -> isNamed(each, subject.namespace(), peer));
    }

    private Answer isNamed(Thing named, String own, Optional<Pod> peer) {
        if (named.has("ipBlock")) {
            // Addresses of one link alone belong to no pod.
            boolean isOfALink = named.text("ipBlock", "cidr").startsWith("169.254.");
            return isOfALink && peer.isPresent() ? Answer.NO : Answer.MAYBE;
        }
        // Who lets in what comes from outside may be a pod that is selected.
        if (peer.isEmpty()) {
            return Answer.MAYBE;
        }
        // Pods on the network of their node come by its address, which no selector sees.
        if (peer.get().onHostNetwork()) {
            return Answer.NO;
        }
        var pod = peer.get();
        boolean namespaceFits = named.has("namespaceSelector")
                ? selects(named.part("namespaceSelector"), namespaceLabels(pod.namespace()))
                : pod.namespace().equals(own);
        boolean podFits = !named.has("podSelector") || selects(named.part("podSelector"), pod.labels());
        return Answer.of(namespaceFits && podFits);
    }

    /** Kubernetes itself writes the name of a namespace into its labels. */
    private Map<String, String> namespaceLabels(String namespace) {
        var labels = cluster.namespace(namespace).labels("metadata", "labels");
        labels.put("kubernetes.io/metadata.name", namespace);
        return labels;
    }

    static boolean selects(Thing selector, Map<String, String> labels) {
        boolean plain =
                labels.entrySet().containsAll(selector.labels("matchLabels").entrySet());
        return plain && selector.parts("matchExpressions").stream().allMatch(each -> holds(each, labels));
    }

    private static boolean holds(Thing expression, Map<String, String> labels) {
        var key = expression.text("key");
        var values = expression.texts("values");
        return switch (expression.text("operator")) {
            case "In" -> labels.containsKey(key) && values.contains(labels.get(key));
            case "NotIn" -> !labels.containsKey(key) || !values.contains(labels.get(key));
            case "Exists" -> labels.containsKey(key);
            default -> !labels.containsKey(key);
        };
    }
}
