package dev.meshward.readiness.checks.resources;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All pods ask for more than all nodes can give once each has a proxy. Whether a pod fits on one node is the scheduler's affair;
 * that the sum does not fit leaves no doubt. Nothing is said where a node does not tell what it can give.
 */
public final class NodesWithoutRoom implements ReadinessCheck {

    /** What the cluster can give of one resource, and what is asked of it. */
    private record Balance(Resource resource, BigDecimal given, BigDecimal today, BigDecimal proxies) {

        boolean isUpset() {
            return today.compareTo(given) <= 0 && today.add(proxies).compareTo(given) > 0;
        }

        String words() {
            return "%s of %s are asked for today, %s with proxies, and the nodes give %s"
                    .formatted(
                            Quantity.written(resource, today),
                            resource.word(),
                            Quantity.written(resource, today.add(proxies)),
                            Quantity.written(resource, given));
        }
    }

    @Override
    public Code code() {
        return new Code("MW-124");
    }

    @Override
    public String title() {
        return "Nodes without room for the proxies";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS, "Node", "LimitRange", "HorizontalPodAutoscaler");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var nodes = situation.snapshot().objectsOf("", "Node");
        return nodes.isEmpty()
                ? Stream.empty()
                : Stream.of(Resource.values())
                        .flatMap(resource -> balance(resource, nodes, situation).stream())
                        .filter(Balance::isUpset)
                        .map(balance -> finding(balance, nodes.getFirst()));
    }

    private static Optional<Balance> balance(Resource resource, List<Manifest> nodes, Situation situation) {
        var given = nodes.stream()
                .map(node ->
                        node.at("status", "allocatable", resource.word()).text().flatMap(Quantity::parse))
                .toList();
        if (given.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var boundsByNamespace = new HashMap<String, ContainerBounds>();
        var today = BigDecimal.ZERO;
        var proxies = BigDecimal.ZERO;
        for (var workload : situation.snapshot().workloads()) {
            var bounds = boundsByNamespace.computeIfAbsent(
                    workload.namespace(), namespace -> Limits.boundsIn(namespace, situation));
            var pods = BigDecimal.valueOf(workload.replicas());
            today = today.add(new PodDemand(workload.template(), bounds)
                    .requests(resource)
                    .multiply(pods));
            proxies = proxies.add(proxy(workload, resource, bounds, situation).multiply(pods));
        }
        return Optional.of(new Balance(
                resource,
                given.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add),
                today,
                proxies));
    }

    private static BigDecimal proxy(Workload workload, Resource resource, ContainerBounds bounds, Situation situation) {
        return workload.template().isOnHostNetwork() || !situation.mayJoin(workload.namespace())
                ? BigDecimal.ZERO
                : ProxyResources.of(workload.template(), bounds, situation)
                        .request(resource)
                        .orElse(BigDecimal.ZERO);
    }

    private Finding finding(Balance balance, Manifest node) {
        return FindingDraft.about(
                        code(),
                        Severity.WARNING,
                        node,
                        node.at("status", "allocatable", balance.resource().word()))
                .what("The nodes have no room for all proxies: %s.".formatted(balance.words()))
                .why("Pods that find no node stay pending; a restart waits for them, and a node that fails takes more"
                        + " with it than can be placed again.")
                .advice("Add nodes before the last namespaces join, or let proxies ask for less by their annotations.")
                .finding();
    }
}
