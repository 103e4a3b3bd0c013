package dev.meshward.dependencies.policy;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * NetworkPolicies that name both ends. A rule that opens a port to everybody, to whole namespaces or to every pod of its
 * own says nothing about who calls; nor does one whose selectors match no pod.
 */
public final class NetworkPolicies implements EvidenceSource {

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        var allowances = new Allowances(surroundings, claims);
        Stream.of("networking.k8s.io", "extensions")
                .flatMap(group -> surroundings.snapshot().objectsOf(group, "NetworkPolicy").stream())
                .forEach(policy -> read(policy, surroundings, allowances));
    }

    private static void read(Manifest policy, Surroundings surroundings, Allowances allowances) {
        var namespace = policy.key().namespace();
        var selector = LabelSelector.of(policy.at("spec", "podSelector"));
        if (selector.selectsEverything()) {
            return;
        }
        var selected = surroundings.queries().workloads(namespace, selector);
        for (var rule : policy.at("spec", "ingress").items()) {
            for (var peer : rule.at("from").items()) {
                allowances.state(
                        "networkpolicy", peers(peer, namespace, surroundings), selected, ports(rule), peer.place());
            }
        }
        for (var rule : policy.at("spec", "egress").items()) {
            for (var peer : rule.at("to").items()) {
                allowances.state(
                        "networkpolicy", selected, peers(peer, namespace, surroundings), ports(rule), peer.place());
            }
        }
    }

    /** The workloads a peer selects by labels of their own; none for whole namespaces and blocks of addresses. */
    private static List<Workload> peers(Field peer, String namespace, Surroundings surroundings) {
        var pods = LabelSelector.of(peer.at("podSelector"));
        if (peer.at("podSelector").isAbsent() || pods.selectsEverything()) {
            return List.of();
        }
        if (peer.at("namespaceSelector").isAbsent()) {
            return surroundings.queries().workloads(namespace, pods);
        }
        var workloads = new ArrayList<Workload>();
        for (var each : surroundings.queries().namespaces(LabelSelector.of(peer.at("namespaceSelector")))) {
            workloads.addAll(surroundings.queries().workloads(each, pods));
        }
        return workloads;
    }

    private static List<String> ports(Field rule) {
        return rule.at("ports").items().stream()
                .map(port -> port.at("port").textOr(""))
                .filter(port -> !port.isEmpty())
                .toList();
    }
}
