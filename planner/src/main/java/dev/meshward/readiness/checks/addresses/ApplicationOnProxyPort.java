package dev.meshward.readiness.checks.addresses;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.Container.ContainerPort;
import dev.meshward.cluster.Workload;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Set;
import java.util.stream.Stream;

/** Containers of a pod share one network: a port the proxy listens on can be no other container's. */
public final class ApplicationOnProxyPort implements ReadinessCheck {

    private static final Set<String> PROXIES = Set.of("istio-proxy", "linkerd-proxy");

    @Override
    public Code code() {
        return new Code("MW-213");
    }

    @Override
    public String title() {
        return "Application on a port of the proxy";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS, "Service");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .filter(workload -> workload.template().runningContainers().stream()
                        .noneMatch(container -> PROXIES.contains(container.name())))
                .flatMap(workload -> workload.template().runningContainers().stream()
                        .flatMap(container -> container.ports().stream()
                                .filter(port -> situation.traits().proxyPorts().contains(port.number()))
                                .filter(port -> port.transport().equals("TCP"))
                                .map(port -> finding(workload, container, port))));
    }

    private Finding finding(Workload workload, Container container, ContainerPort port) {
        return FindingDraft.about(code(), Severity.ERROR, workload, port.field().at("containerPort"))
                .what("Container %s of %s listens on port %d, which the proxy needs for itself."
                        .formatted(container.name(), workload.name(), port.number()))
                .why("Both are in one pod and only one of them gets the port: the other fails to start, and the pod"
                        + " never becomes ready.")
                .advice("Let the application listen on another port; a Service may keep its number and change its"
                        + " targetPort.")
                .blocking(Blocks.JOINING)
                .finding();
    }
}
