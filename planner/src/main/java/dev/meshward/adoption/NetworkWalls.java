package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Container.ContainerPort;
import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.Evidence;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Calls that NetworkPolicies stop today, on the ports of the application: nothing has to stay open for them. Whatever
 * cannot be told for sure counts as let through.
 *
 * <p>A pod that any policy selects in a direction is closed in it but for what some policy allows, since they add up.
 */
final class NetworkWalls {

    private final ClusterSnapshot snapshot;
    private final Map<String, List<Manifest>> policies;

    NetworkWalls(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.policies = snapshot.objectsOf("networking.k8s.io", "NetworkPolicy").stream()
                .collect(Collectors.groupingBy(policy -> policy.key().namespace()));
    }

    /**
     * Whether no such call gets to where it would land. One that was observed, or that a person vouches for, does get there:
     * not every network enforces its policies.
     */
    boolean stop(Dependency call, Workload receiver, Landing landing) {
        return switch (landing) {
            case Landing.OnPorts(var ports) ->
                call.evidence().stream().noneMatch(NetworkWalls::isWitnessed)
                        && ports.stream().allMatch(port -> stop(call.from(), receiver, port));
            case Landing.Anywhere _, Landing.Nowhere _ -> false;
        };
    }

    private static boolean isWitnessed(Evidence evidence) {
        return evidence instanceof Evidence.ObservedTraffic || evidence instanceof Evidence.UserStatement;
    }

    private boolean stop(Caller caller, Workload receiver, int port) {
        return switch (caller) {
            case Caller.Pods(var id) ->
                snapshot.workload(id)
                        .map(from -> keepsOut(from, receiver, port) || keepsIn(from, receiver, port))
                        .orElse(false);
            // The kubelet always reaches the pods of its node. Nobody here knows the others' addresses.
            case Caller.Kubelet _, Caller.Outside _, Caller.ApiServer _ -> false;
        };
    }

    private boolean keepsOut(Workload from, Workload receiver, int port) {
        if (receiver.template().isOnHostNetwork()) {
            return false;
        }
        var selecting = selecting(receiver, Side.INTO);
        return !selecting.isEmpty()
                && selecting.stream().noneMatch(policy -> lets(policy, Side.INTO, from, receiver, port));
    }

    private boolean keepsIn(Workload from, Workload receiver, int port) {
        if (from.template().isOnHostNetwork()) {
            return false;
        }
        var selecting = selecting(from, Side.OUT_OF);
        return !selecting.isEmpty()
                && selecting.stream().noneMatch(policy -> lets(policy, Side.OUT_OF, receiver, receiver, port));
    }

    /** The two directions, with the words of the object. */
    private enum Side {
        INTO("Ingress", "ingress", "from"),
        OUT_OF("Egress", "egress", "to");

        private final String type;
        private final String rules;
        private final String others;

        Side(String type, String rules, String others) {
            this.type = type;
            this.rules = rules;
            this.others = others;
        }

        /** Where no type is written: ingress always, egress when there are rules for it. */
        boolean isMeantBy(Manifest policy) {
            var types = policy.at("spec", "policyTypes").texts();
            return types.isEmpty()
                    ? this == INTO || !policy.at("spec", rules).items().isEmpty()
                    : types.contains(type);
        }
    }

    private List<Manifest> selecting(Workload workload, Side side) {
        return policies.getOrDefault(workload.namespace(), List.of()).stream()
                .filter(side::isMeantBy)
                .filter(policy -> LabelSelector.of(policy.at("spec", "podSelector"))
                        .matches(workload.template().labels()))
                .toList();
    }

    private boolean lets(Manifest policy, Side side, Workload other, Workload receiver, int port) {
        return policy.at("spec", side.rules).items().stream()
                .anyMatch(rule -> isOnPort(rule.at("ports").items(), receiver, port)
                        && isAmong(rule.at(side.others).items(), policy.key().namespace(), other));
    }

    private static boolean isOnPort(List<Field> ports, Workload receiver, int port) {
        return ports.isEmpty() || ports.stream().anyMatch(each -> covers(each, receiver, port));
    }

    private static boolean covers(Field written, Workload receiver, int port) {
        if (!written.at("protocol").textOr("TCP").equals("TCP")) {
            return false;
        }
        var number = written.at("port");
        if (number.isAbsent()) {
            return true;
        }
        return number.whole().isPresent()
                ? number.wholeOr(0) <= port && port <= written.at("endPort").wholeOr(number.wholeOr(0))
                : receiver.template().runningContainers().stream()
                        .flatMap(container -> container.ports().stream())
                        .filter(each -> number.is(each.name()))
                        .mapToInt(ContainerPort::number)
                        .anyMatch(each -> each == port);
    }

    private boolean isAmong(List<Field> others, String home, Workload workload) {
        return others.isEmpty() || others.stream().anyMatch(other -> isMeant(other, home, workload));
    }

    /** Blocks of addresses may hold anybody; selectors never pick pods on the network of their node. */
    private boolean isMeant(Field other, String home, Workload workload) {
        if (other.at("ipBlock").isPresent()) {
            return true;
        }
        return !workload.template().isOnHostNetwork()
                && isInNamespace(other.at("namespaceSelector"), home, workload)
                && (other.at("podSelector").isAbsent()
                        || LabelSelector.of(other.at("podSelector"))
                                .matches(workload.template().labels()));
    }

    private boolean isInNamespace(Field selector, String home, Workload workload) {
        return selector.isAbsent()
                ? workload.namespace().equals(home)
                : LabelSelector.of(selector).matches(labelsOf(workload.namespace()));
    }

    /** The API server labels every namespace with its name. */
    private Map<String, String> labelsOf(String namespace) {
        var labels = new HashMap<>(Map.of("kubernetes.io/metadata.name", namespace));
        snapshot.namespace(namespace).map(Namespace::labels).ifPresent(labels::putAll);
        return labels;
    }
}
