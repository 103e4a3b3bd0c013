package dev.meshward.readiness.checks.network;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Map;

/**
 * One NetworkPolicy in one direction. Kubernetes: a pod is isolated in a direction when any policy selects it for that
 * direction, and may then do what the rules of all of them together allow.
 */
record PolicyRules(Manifest policy, Direction direction) {

    enum Direction {
        INGRESS("ingress", "Ingress", "from"),
        EGRESS("egress", "Egress", "to");

        private final String rules;
        private final String type;
        private final String peers;

        Direction(String rules, String type, String peers) {
            this.rules = rules;
            this.type = type;
            this.peers = peers;
        }

        String rules() {
            return rules;
        }

        String type() {
            return type;
        }

        String peers() {
            return peers;
        }
    }

    /** Networks at least this wide may hold the pods of the cluster. */
    private static final int MAY_HOLD_PODS = 16;

    /** Without policyTypes, a policy is about ingress always, and about egress when it has egress rules. */
    boolean isInDirection() {
        var types = policy.at("spec", "policyTypes");
        return types.isPresent()
                ? types.texts().contains(direction.type())
                : direction == Direction.INGRESS || policy.at("spec", "egress").isPresent();
    }

    boolean isolates(Map<String, String> podLabels) {
        return isInDirection()
                && LabelSelector.of(policy.at("spec", "podSelector")).matches(podLabels);
    }

    /** True where a rule lets this other side through, and where that cannot be told. */
    boolean mayAllow(Destination other) {
        return policy.at("spec", direction.rules()).items().stream()
                .anyMatch(rule -> allowsPort(rule.at("ports").items(), other)
                        && allowsPeer(rule.at(direction.peers()).items(), other));
    }

    static boolean allowsPort(List<Field> ports, Destination other) {
        return ports.isEmpty() || ports.stream().anyMatch(port -> isPort(port, other));
    }

    private static boolean isPort(Field entry, Destination other) {
        if (!entry.at("protocol").textOr("TCP").equals(other.transport())) {
            return false;
        }
        var port = entry.at("port");
        if (port.isAbsent()) {
            return true;
        }
        if (port.whole().isEmpty()) {
            return port.is(other.portName());
        }
        int first = port.wholeOr(0);
        return other.port() >= first && other.port() <= entry.at("endPort").wholeOr(first);
    }

    /** Whether one of these peers is this other side, and where that cannot be told. */
    boolean allowsPeer(List<Field> peers, Destination other) {
        return peers.isEmpty() || peers.stream().anyMatch(peer -> isPeer(peer, other));
    }

    private boolean isPeer(Field peer, Destination other) {
        if (peer.at("ipBlock").isPresent()) {
            return mayHoldPods(peer.at("ipBlock"));
        }
        var namespaces = peer.at("namespaceSelector");
        boolean inNamespace = namespaces.isAbsent()
                ? policy.key().namespace().equals(other.namespace())
                : other.namespaceLabels()
                        .map(labels -> LabelSelector.of(namespaces).matches(labels))
                        .orElse(true);
        return inNamespace
                && (peer.at("podSelector").isAbsent()
                        || LabelSelector.of(peer.at("podSelector")).matches(other.podLabels()));
    }

    private static boolean mayHoldPods(Field block) {
        return isWide(block.at("cidr").textOr(""))
                && block.at("except").texts().stream().noneMatch(PolicyRules::isWide);
    }

    private static boolean isWide(String network) {
        int slash = network.indexOf('/');
        try {
            int length = Integer.parseInt(network.substring(slash + 1));
            return slash > 0 && length <= (network.contains(":") ? 64 : MAY_HOLD_PODS);
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
