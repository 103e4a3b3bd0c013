package dev.meshward.testing.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** NetworkPolicies: a pod that none selects is open; one that any selects is open only to what some of them names. */
record Wall(Cluster cluster) {

    private static final String TYPE = "networking.k8s.io/NetworkPolicy";

    /** The other end of a call, as a policy sees it. */
    private sealed interface Other {
        record OfPod(Pod pod) implements Other {}

        /** From outside, or through something that nobody knows. */
        record Somebody() implements Other {}

        /** Of this address, which is no pod's. */
        record At(long address) implements Other {}
    }

    /** @param from empty for callers that are no pods */
    Answer passes(Optional<Pod> from, Pod to, int port) {
        return leaves(from, to, port)
                .and(enters(from.<Other>map(Other.OfPod::new).orElseGet(Other.Somebody::new), to, port));
    }

    /** For the kubelet's probes in ambient mode, all of which come from this address (istio.md B.5). */
    Answer letsIn(String address, Pod to, int port) {
        return enters(new Other.At(number(address)), to, port);
    }

    private Answer enters(Other from, Pod to, int port) {
        return to.onHostNetwork() ? Answer.YES : decided(to, "Ingress", "ingress", "from", from, to, port);
    }

    private Answer leaves(Optional<Pod> from, Pod to, int port) {
        return from.filter(pod -> !pod.onHostNetwork())
                .map(pod -> decided(pod, "Egress", "egress", "to", new Other.OfPod(to), to, port))
                .orElse(Answer.YES);
    }

    private Answer decided(Pod subject, String type, String rules, String peers, Other peer, Pod callee, int port) {
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

    private Answer isPeer(Thing rule, String peers, Pod subject, Other peer) {
        return rule.parts(peers).isEmpty()
                ? Answer.YES
                : Answer.any(rule.parts(peers), each -> isNamed(each, subject.namespace(), peer));
    }

    private Answer isNamed(Thing named, String own, Other peer) {
        return switch (peer) {
            case Other.OfPod(var pod) -> named.has("ipBlock") ? hasAddressIn(named) : isSelected(named, own, pod);
            // Who lets in what comes from outside may be a pod that is selected.
            case Other.Somebody _ -> Answer.MAYBE;
            case Other.At(long address) -> Answer.of(named.has("ipBlock") && isIn(address, named.part("ipBlock")));
        };
    }

    /** Where pods are nobody knows, but addresses of one link alone belong to none. */
    private static Answer hasAddressIn(Thing named) {
        return named.text("ipBlock", "cidr").startsWith("169.254.") ? Answer.NO : Answer.MAYBE;
    }

    private static boolean isIn(long address, Thing block) {
        return isIn(address, block.text("cidr"))
                && block.texts("except").stream().noneMatch(each -> isIn(address, each));
    }

    private static boolean isIn(long address, String network) {
        if (!network.matches("\\d+(\\.\\d+){3}/\\d+")) {
            return false;
        }
        var parts = network.split("/", 2);
        int behind = 32 - Integer.parseInt(parts[1]);
        return address >> behind == number(parts[0]) >> behind;
    }

    private static long number(String address) {
        long number = 0;
        for (var part : address.split("\\.", -1)) {
            number = number * 256 + Integer.parseInt(part);
        }
        return number;
    }

    private Answer isSelected(Thing named, String own, Pod pod) {
        // Pods on the network of their node come by its address, which no selector sees.
        if (pod.onHostNetwork()) {
            return Answer.NO;
        }
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
