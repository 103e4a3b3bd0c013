package dev.meshward.evaluate;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A NetworkPolicy as it decides. */
record NetworkPolicyView(
        String name,
        String namespace,
        LabelSelector pods,
        Set<Direction> directions,
        List<Rule> ingress,
        List<Rule> egress) {

    enum Direction {
        INGRESS,
        EGRESS
    }

    /** Without ports every port, without peers everybody. */
    record Rule(List<PortRange> ports, List<Other> others) {}

    /** @param port number or name; empty for every port */
    record PortRange(String port, int last, String transport) {

        boolean covers(int wanted, Pod callee) {
            if (!transport.equals("TCP")) {
                return false;
            }
            if (port.isEmpty()) {
                return true;
            }
            int first = callee.portNumber(port).orElse(-1);
            return last > 0 ? first <= wanted && wanted <= last : first == wanted;
        }
    }

    /** The other end: pods by labels, or addresses. */
    record Other(Optional<LabelSelector> pods, Optional<LabelSelector> namespaces, Optional<AddressBlock> block) {}

    static NetworkPolicyView of(Manifest policy) {
        var spec = policy.at("spec");
        return new NetworkPolicyView(
                "NetworkPolicy " + policy.key().namespace() + "/" + policy.key().name(),
                policy.key().namespace(),
                LabelSelector.of(spec.at("podSelector")),
                directions(spec),
                rules(spec.at("ingress"), "from"),
                rules(spec.at("egress"), "to"));
    }

    /** Where none is written: ingress always, egress when there are egress rules. */
    private static Set<Direction> directions(Field spec) {
        var written = spec.at("policyTypes").texts();
        var directions = EnumSet.noneOf(Direction.class);
        if (written.contains("Ingress") || written.isEmpty()) {
            directions.add(Direction.INGRESS);
        }
        if (written.contains("Egress")
                || (written.isEmpty() && !spec.at("egress").items().isEmpty())) {
            directions.add(Direction.EGRESS);
        }
        return directions;
    }

    private static List<Rule> rules(Field rules, String others) {
        return rules.items().stream()
                .map(rule -> new Rule(
                        rule.at("ports").items().stream()
                                .map(NetworkPolicyView::range)
                                .toList(),
                        rule.at(others).items().stream()
                                .map(NetworkPolicyView::other)
                                .toList()))
                .toList();
    }

    private static PortRange range(Field port) {
        return new PortRange(
                port.at("port").textOr(""),
                port.at("endPort").wholeOr(0),
                port.at("protocol").textOr("TCP"));
    }

    private static Other other(Field peer) {
        return new Other(
                selector(peer.at("podSelector")),
                selector(peer.at("namespaceSelector")),
                peer.at("ipBlock").isPresent() ? Optional.of(AddressBlock.of(peer.at("ipBlock"))) : Optional.empty());
    }

    private static Optional<LabelSelector> selector(Field written) {
        return written.isPresent() ? Optional.of(LabelSelector.of(written)) : Optional.empty();
    }

    /** @param other the other end of the call, seen from the pod that this policy selects */
    Match allows(Direction direction, Peer other, Pod callee, int port, World world) {
        return Match.any(
                direction == Direction.INGRESS ? ingress : egress,
                rule -> Match.of(rule.ports().isEmpty()
                                || rule.ports().stream().anyMatch(range -> range.covers(port, callee)))
                        .and(
                                rule.others().isEmpty()
                                        ? Match.YES
                                        : Match.any(rule.others(), each -> is(each, other, world))));
    }

    private Match is(Other wanted, Peer peer, World world) {
        if (wanted.block().isPresent()) {
            return wanted.block().get().holds(peer);
        }
        return switch (peer) {
            case Pod pod -> pod.network() == Pod.Network.OF_THE_NODE ? Match.NO : Match.of(isPod(wanted, pod, world));
            case Peer.MeshGateway _ -> Match.MAYBE;
            // Traffic from outside often comes in through a controller that runs as a pod.
            case Peer.Outside _ -> Match.MAYBE;
            case Peer.Node _, Peer.ApiServer _, Peer.OfAddress _ -> Match.NO;
        };
    }

    private boolean isPod(Other wanted, Pod pod, World world) {
        boolean isThere = wanted.namespaces()
                .map(selector -> selector.matches(labels(pod, world)))
                .orElse(pod.namespace().equals(namespace));
        return isThere
                && wanted.pods().map(selector -> selector.matches(pod.labels())).orElse(true);
    }

    private static Map<String, String> labels(Pod pod, World world) {
        return world.namespaceLabels(pod.namespace());
    }
}
