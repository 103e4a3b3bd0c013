package dev.meshward.readiness.checks.network;

import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Situation;
import dev.meshward.readiness.checks.network.PolicyRules.Direction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The NetworkPolicies of a cluster, as the checks of this theme look at them. */
final class Policies {

    private Policies() {}

    static Map<String, List<Manifest>> byNamespace(Situation situation) {
        return situation.snapshot().objectsOf("networking.k8s.io", "NetworkPolicy").stream()
                .collect(Collectors.groupingBy(policy -> policy.key().namespace(), TreeMap::new, Collectors.toList()));
    }

    static List<Manifest> isolating(Workload workload, List<Manifest> policies, Direction direction) {
        var labels = workload.template().labels();
        return policies.stream()
                .filter(policy -> new PolicyRules(policy, direction).isolates(labels))
                .toList();
    }

    /** Name servers sit at addresses of many kinds; a rule for port 53 to some addresses is taken to be meant for one. */
    static boolean allowsNames(PolicyRules rules) {
        return rules.policy().at("spec", "egress").items().stream()
                .anyMatch(rule -> rule.at("ports").items().stream()
                                .anyMatch(port -> port.at("port").wholeOr(0) == 53)
                        && rule.at("to").items().stream()
                                .map(peer -> peer.at("ipBlock"))
                                .anyMatch(Field::isPresent));
    }
}
