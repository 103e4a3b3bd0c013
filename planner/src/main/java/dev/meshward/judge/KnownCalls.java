package dev.meshward.judge;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Brings dependencies down to the ports of pods, where meshes decide. */
final class KnownCalls {

    private static final Set<DependencyKind> ARRIVING =
            Set.of(DependencyKind.CALL, DependencyKind.SCRAPE, DependencyKind.PROBE, DependencyKind.WEBHOOK);

    private static final Set<String> MESH_ROUTES = Set.of("virtualservice");
    private static final String GATEWAY_ROUTE = "gateway-route";

    private final ClusterSnapshot snapshot;
    private final boolean hasGatewaysOfTheMesh;
    private final Peer gateway;

    KnownCalls(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.gateway = gateway(snapshot);
        this.hasGatewaysOfTheMesh = snapshot.objectsOf("gateway.networking.k8s.io", "Gateway").stream()
                .anyMatch(gateway ->
                        gateway.at("spec", "gatewayClassName").textOr("").startsWith("istio"));
    }

    /** Whose pods lead calls into the mesh: one account, where all that Gateways select share it (istio A.3). */
    private static Peer gateway(ClusterSnapshot snapshot) {
        var selectors = snapshot.objectsOf("networking.istio.io", "Gateway").stream()
                .map(each -> each.at("spec", "selector").textByKey())
                .filter(labels -> !labels.isEmpty())
                .toList();
        var pods = snapshot.workloads().stream()
                .filter(workload -> selectors.stream()
                        .anyMatch(labels ->
                                workload.template().labels().entrySet().containsAll(labels.entrySet())))
                .map(workload ->
                        Pod.made(workload.namespace(), workload.name(), workload.template(), DataPlane.ISTIO_SIDECAR))
                .toList();
        boolean isOne = pods.stream()
                        .map(pod -> pod.namespace() + "/" + pod.serviceAccount())
                        .distinct()
                        .count()
                == 1;
        return isOne ? pods.getFirst() : new Peer.MeshGateway(DataPlane.ISTIO_SIDECAR);
    }

    /** Every call that arrives at a pod of the snapshot, once, in a fixed order. */
    List<KnownCall> of(List<Dependency> dependencies) {
        var calls = new TreeSet<KnownCall>();
        dependencies.stream()
                .filter(dependency -> ARRIVING.contains(dependency.kind()))
                .forEach(dependency -> arrivals(dependency, calls::add));
        return List.copyOf(calls);
    }

    private void arrivals(Dependency dependency, Consumer<KnownCall> calls) {
        for (var receiver : dependency.to().receivers()) {
            snapshot.workload(receiver).ifPresent(workload -> arrivals(dependency, workload, calls));
        }
    }

    private void arrivals(Dependency dependency, Workload receiver, Consumer<KnownCall> calls) {
        if (dependency.to() instanceof Callee.ToService(var id, var _)) {
            snapshot.service(id)
                    .ifPresent(service -> servicePorts(dependency, service)
                            .forEach(port -> toService(dependency, receiver, service, port, calls)));
        } else if (dependency.port() > 0) {
            calls.accept(call(dependency, receiver, Optional.empty(), dependency.port(), dependency.port()));
        }
    }

    /** A caller that names no port may use any. */
    private static List<Integer> servicePorts(Dependency dependency, Service service) {
        return dependency.port() > 0
                ? List.of(dependency.port())
                : service.ports().stream()
                        .filter(port -> port.transport().equals("TCP"))
                        .map(Service.ServicePort::number)
                        .toList();
    }

    /** A headless Service is only a name for its pods: the port stays what the caller says. */
    private void toService(
            Dependency dependency, Workload receiver, Service service, int port, Consumer<KnownCall> calls) {
        var id = Optional.of(service.id());
        if (service.isHeadless()) {
            calls.accept(call(dependency, receiver, id, port, port));
            return;
        }
        service.ports().stream()
                .filter(each -> each.number() == port)
                .flatMap(each -> PodPorts.number(each.targetPort(), receiver).stream())
                .forEach(target -> calls.accept(call(dependency, receiver, id, port, target)));
    }

    private KnownCall call(
            Dependency dependency, Workload receiver, Optional<ServiceId> service, int servicePort, int containerPort) {
        boolean isScrape = dependency.kind() == DependencyKind.SCRAPE;
        return new KnownCall(
                workload(dependency.from()),
                stranger(dependency),
                dependency.from().namespace(),
                dependency.from().name(),
                receiver.id(),
                // A scraper takes the addresses of the pods, whatever it was told them by.
                isScrape ? Optional.empty() : service,
                isScrape ? containerPort : servicePort,
                containerPort,
                Application.of(dependency.protocol(), containerPort),
                purpose(dependency, receiver, containerPort),
                dependency.confidence().isAtLeast(Confidence.MEDIUM) ? KnownCall.Belief.KNOWN : KnownCall.Belief.HINT);
    }

    private Optional<WorkloadId> workload(Caller caller) {
        return caller instanceof Caller.Pods(var id) ? snapshot.workload(id).map(Workload::id) : Optional.empty();
    }

    private Peer stranger(Dependency dependency) {
        return switch (dependency.from()) {
            case Caller.Pods(var id) -> unseen(id);
            case Caller.Outside _ -> outside(dependency);
            case Caller.ApiServer _ -> new Peer.ApiServer();
            case Caller.Kubelet _ -> new Peer.Node();
        };
    }

    /** A workload that an operator makes and that is not in the snapshot: nobody can say that it has a proxy. */
    private static Peer unseen(WorkloadId id) {
        return new Pod(
                id.namespace(),
                id.name(),
                Map.of(),
                Map.of(),
                "default",
                Pod.Network.ITS_OWN,
                DataPlane.NONE,
                List.of());
    }

    /** What comes in only through gateways of the mesh comes with mutual TLS. */
    private Peer outside(Dependency dependency) {
        var kinds = dependency.evidence().stream()
                .filter(each -> each.confidence().isAtLeast(Confidence.MEDIUM))
                .map(Evidence::kind)
                .distinct()
                .toList();
        if (!dependency.confidence().isAtLeast(Confidence.MEDIUM)) {
            return new Peer.Outside();
        }
        if (MESH_ROUTES.containsAll(kinds)) {
            return gateway;
        }
        boolean isThroughMesh = kinds.stream()
                .allMatch(kind -> MESH_ROUTES.contains(kind) || (hasGatewaysOfTheMesh && kind.equals(GATEWAY_ROUTE)));
        return isThroughMesh ? new Peer.MeshGateway(DataPlane.ISTIO_SIDECAR) : new Peer.Outside();
    }

    private static Hop.Purpose purpose(Dependency dependency, Workload receiver, int containerPort) {
        return switch (dependency.kind()) {
            case PROBE -> Hop.Purpose.PROBE;
            case SCRAPE -> isAnnotated(receiver, containerPort) ? Hop.Purpose.ANNOTATED_SCRAPE : Hop.Purpose.CALL;
            case CALL, WEBHOOK, KUBERNETES_API, EGRESS, DANGLING -> Hop.Purpose.CALL;
        };
    }

    /** Scrapers that go by the annotations of the pod follow them wherever an injector leads. */
    private static boolean isAnnotated(Workload receiver, int containerPort) {
        var annotations = receiver.template().annotations();
        return annotations.getOrDefault("prometheus.io/scrape", "").equals("true")
                && annotations.getOrDefault("prometheus.io/port", "").equals(Integer.toString(containerPort));
    }
}
