package dev.meshward.dependencies.policy;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cilium's policies: endpoints by labels as in NetworkPolicies, and hosts outside by name. Label keys may carry a
 * source ({@code k8s:app}), and the namespace is a label among the others.
 */
public final class CiliumPolicies implements EvidenceSource {

    private static final String NAMESPACE_LABEL = "io.kubernetes.pod.namespace";

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        var allowances = new Allowances(surroundings, claims);
        for (var policy : surroundings.snapshot().objectsOf("cilium.io", "CiliumNetworkPolicy")) {
            read(policy, policy.at("spec"), surroundings, allowances, claims);
            policy.at("specs").items().forEach(spec -> read(policy, spec, surroundings, allowances, claims));
        }
    }

    private static void read(
            Manifest policy, Field spec, Surroundings surroundings, Allowances allowances, Consumer<Claim> claims) {
        var selected = workloads(spec.at("endpointSelector"), policy, surroundings);
        for (var rule : spec.at("ingress").items()) {
            for (var peer : rule.at("fromEndpoints").items()) {
                allowances.state(
                        "ciliumnetworkpolicy",
                        workloads(peer, policy, surroundings),
                        selected,
                        ports(rule),
                        peer.place());
            }
        }
        for (var rule : spec.at("egress").items()) {
            for (var peer : rule.at("toEndpoints").items()) {
                allowances.state(
                        "ciliumnetworkpolicy",
                        selected,
                        workloads(peer, policy, surroundings),
                        ports(rule),
                        peer.place());
            }
            rule.at("toFQDNs").items().forEach(host -> stateHost(host, selected, claims));
        }
    }

    private static List<Workload> workloads(Field selector, Manifest policy, Surroundings surroundings) {
        var labels = new HashMap<String, String>();
        selector.at("matchLabels")
                .textByKey()
                .forEach((key, value) -> labels.put(key.substring(key.indexOf(':') + 1), value));
        var named = labels.remove(NAMESPACE_LABEL);
        var namespace = named == null ? policy.key().namespace() : named;
        var requirements = LabelSelector.of(selector).requirements();
        return labels.isEmpty()
                ? List.of()
                : surroundings.queries().workloads(namespace, new LabelSelector(labels, requirements));
    }

    private static List<String> ports(Field rule) {
        return rule.at("toPorts").items().stream()
                .flatMap(ports -> ports.at("ports").items().stream())
                .map(port -> port.at("port").textOr(""))
                .filter(port -> !port.isEmpty())
                .toList();
    }

    private static void stateHost(Field host, List<Workload> callers, Consumer<Claim> claims) {
        var name = host.at("matchName").textOr("");
        if (name.isEmpty()) {
            return;
        }
        for (var caller : callers) {
            var because = "The policy lets " + caller.id() + " reach " + name + " outside the cluster";
            claims.accept(new Claim(
                    new Caller.Pods(caller.id()),
                    new Callee.External(name),
                    0,
                    "",
                    DependencyKind.EGRESS,
                    new Evidence.PolicyAllowance("ciliumnetworkpolicy", host.place(), Confidence.MEDIUM, because)));
        }
    }
}
