package dev.meshward.testing.laws;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.mesh.MeshName;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.replay.ExpectedCall;
import dev.meshward.testing.simulator.Walls;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The dependencies a plan believes in, as calls that arrive on container ports. */
record BelievedCalls(Journey journey) {

    private static final Set<String> GATEWAY_ROUTES = Set.of("gateway-route", "virtualservice");

    List<ExpectedCall> all() {
        return calls(_ -> true);
    }

    /** Those whose identity this reader can tell. A mesh's own gateway has one that only its objects name. */
    List<ExpectedCall> besidesGateways() {
        return calls(dependency -> !comesThroughAGateway(dependency));
    }

    private List<ExpectedCall> calls(Predicate<Dependency> isWanted) {
        var walls = new Walls(journey.snapshot());
        return journey.graph()
                .believedAt(Confidence.MEDIUM)
                .filter(this::isCall)
                .filter(isWanted)
                .flatMap(dependency -> arrivals(dependency, walls))
                .distinct()
                .toList();
    }

    /** Probes are answered by Istio's sidecars, and never reach ztunnel; Linkerd's proxies let those by gRPC and HTTPS in like any other call. */
    private boolean isCall(Dependency dependency) {
        return dependency.kind() != DependencyKind.PROBE
                || (journey.mesh() == MeshName.LINKERD
                        && List.of("grpc", "https").contains(dependency.protocol()));
    }

    private static boolean comesThroughAGateway(Dependency dependency) {
        return dependency.from() instanceof Caller.Outside
                && dependency.evidence().stream()
                        .filter(each -> each.confidence().isAtLeast(Confidence.MEDIUM))
                        .allMatch(each -> GATEWAY_ROUTES.contains(each.kind()));
    }

    /** But for those that NetworkPolicies stop today. */
    private Stream<ExpectedCall> arrivals(Dependency dependency, Walls walls) {
        var caller = dependency.from() instanceof Caller.Pods(var workload)
                ? Optional.of(workload)
                : Optional.<WorkloadId>empty();
        return dependency.to().receivers().stream()
                .flatMap(receiver -> arrival(dependency, receiver).stream()
                        .filter(port -> !walls.stop(caller, receiver, port))
                        .mapToObj(port -> new ExpectedCall(identity(dependency), receiver, port)));
    }

    /** Scrapes go to addresses of pods, past what a sidecar of Istio would encrypt; ztunnel and Linkerd know them. */
    private Optional<WorkloadId> identity(Dependency dependency) {
        var isProven = dependency.kind() != DependencyKind.SCRAPE || journey.mesh() != MeshName.ISTIO;
        return isProven && dependency.from() instanceof Caller.Pods(var workload)
                ? Optional.of(workload)
                : Optional.empty();
    }

    private OptionalInt arrival(Dependency dependency, WorkloadId receiver) {
        if (!(dependency.to() instanceof Callee.ToService(var id, var _))) {
            return dependency.port() > 0 ? OptionalInt.of(dependency.port()) : OptionalInt.empty();
        }
        ClusterSnapshot snapshot = journey.snapshot();
        return snapshot.service(id).stream()
                .flatMapToInt(service -> arrival(service, dependency.port(), receiver))
                .findFirst();
    }

    /** A headless Service is only a name for its pods: the port stays what the caller says. */
    private IntStream arrival(Service service, int port, WorkloadId receiver) {
        return service.isHeadless()
                ? IntStream.of(port)
                : service.ports().stream()
                        .filter(each -> each.number() == port)
                        .map(each -> containerPort(each, receiver))
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue);
    }

    private Integer containerPort(Service.ServicePort port, WorkloadId receiver) {
        var target = port.targetPort();
        if (target.chars().allMatch(Character::isDigit)) {
            return Integer.valueOf(target);
        }
        return journey.snapshot().workload(receiver).stream()
                .flatMap(workload -> workload.template().runningContainers().stream())
                .flatMap(container -> container.ports().stream())
                .filter(each -> each.name().equals(target))
                .map(each -> each.number())
                .findFirst()
                .orElse(null);
    }
}
