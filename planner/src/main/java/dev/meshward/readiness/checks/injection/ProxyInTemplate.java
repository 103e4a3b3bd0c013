package dev.meshward.readiness.checks.injection;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pod template that carries the proxy itself, as {@code istioctl kube-inject} and {@code linkerd inject --manual} write it.
 * The injector leaves such pods alone (istio.md B.1, linkerd.md F), so that an upgrade never reaches them; what has only the
 * init container gets no proxy at all. A gateway is not meant: there the proxy is the application.
 */
public final class ProxyInTemplate implements ReadinessCheck {

    private static final Map<MeshName, String> PROXY =
            Map.of(MeshName.ISTIO, "istio-proxy", MeshName.LINKERD, "linkerd-proxy");
    private static final Map<MeshName, String> INIT =
            Map.of(MeshName.ISTIO, "istio-init", MeshName.LINKERD, "linkerd-init");

    @Override
    public Code code() {
        return new Code("MW-107");
    }

    @Override
    public String title() {
        return "Proxy that is written into the pod template";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var mesh = situation.target().name();
        return situation
                .workloads()
                .filter(workload -> !workload.manifest().key().kind().equals("Pod"))
                .flatMap(workload -> written(workload, mesh).stream().map(container -> finding(workload, container)));
    }

    private static Optional<Container> written(Workload workload, MeshName mesh) {
        var running = workload.template().runningContainers();
        return running.stream()
                .filter(container -> running.size() > 1)
                .filter(container -> container.name().equals(PROXY.getOrDefault(mesh, "")))
                .filter(container -> !container.image().equals("auto"))
                .findFirst()
                .or(() -> workload.template().initContainers().stream()
                        .filter(container -> container.name().equals(INIT.getOrDefault(mesh, "")))
                        .findFirst());
    }

    private Finding finding(Workload workload, Container container) {
        boolean hasProxy = !INIT.containsValue(container.name());
        return FindingDraft.about(
                        code(),
                        hasProxy ? Severity.WARNING : Severity.ERROR,
                        workload,
                        container.field().at("image"))
                .what("%s %s carries %s in its own pod template: %s."
                        .formatted(workload.id().kind(), workload.name(), container.name(), container.image()))
                .why(
                        hasProxy
                                ? "The injector leaves a pod alone that has a proxy; this one stays at its version"
                                        + " through every upgrade, until it speaks to no control plane any more."
                                : "The injector takes the pod for one that has its proxy and adds none; its traffic is"
                                        + " redirected to nobody.")
                .advice("Put back the template without it, and let the injector add what is needed at the next"
                        + " restart.")
                .blocking(hasProxy ? Blocks.NOTHING : Blocks.JOINING)
                .finding();
    }
}
