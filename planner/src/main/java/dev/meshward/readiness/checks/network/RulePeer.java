package dev.meshward.readiness.checks.network;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.manifest.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Those whom one entry of a rule lets through.
 *
 * @param written empty for a rule that names nobody and means everybody
 */
record RulePeer(Optional<Field> written) {

    static Stream<RulePeer> of(MeshPortRule rule) {
        var peers = rule.peers();
        return peers.isEmpty()
                ? Stream.of(new RulePeer(Optional.empty()))
                : peers.stream().map(peer -> new RulePeer(Optional.of(peer)));
    }

    /**
     * Whether another rule for the same namespace lets all of these through, whoever they are: judged by what is written,
     * so that it holds for pods that do not exist yet.
     */
    boolean isWithin(MeshPortRule other) {
        return other.peers().isEmpty()
                || written.map(peer -> other.peers().stream().anyMatch(wider -> isWithin(peer, wider)))
                        .orElse(false);
    }

    private static boolean isWithin(Field peer, Field wider) {
        if (peer.at("ipBlock").isPresent() || wider.at("ipBlock").isPresent()) {
            return peer.mapping().equals(wider.mapping());
        }
        return isNamespaceWithin(peer.at("namespaceSelector"), wider.at("namespaceSelector"))
                && isSelectedBy(peer.at("podSelector"), wider.at("podSelector"));
    }

    /** A peer without one means the namespace of the policy; the policies compared are all of one namespace. */
    private static boolean isNamespaceWithin(Field selector, Field wider) {
        if (wider.isAbsent()) {
            return selector.isAbsent();
        }
        return selector.isAbsent() ? LabelSelector.of(wider).selectsEverything() : isSelectedBy(selector, wider);
    }

    /** A selector that asks for more selects less. */
    private static boolean isSelectedBy(Field selector, Field wider) {
        var one = LabelSelector.of(selector);
        var other = LabelSelector.of(wider);
        return one.labels().entrySet().containsAll(other.labels().entrySet())
                && one.requirements().containsAll(other.requirements());
    }

    /** Whether this other side is among them, and where that cannot be told. */
    boolean mayBe(Destination other, PolicyRules policy) {
        return policy.allowsPeer(written.map(List::of).orElse(List.of()), other);
    }
}
