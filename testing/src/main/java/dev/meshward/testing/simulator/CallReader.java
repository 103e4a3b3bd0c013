package dev.meshward.testing.simulator;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Brings the dependencies that are believed down to the ports of pods. */
public final class CallReader {

    private static final Set<DependencyKind> CALLS =
            Set.of(DependencyKind.CALL, DependencyKind.SCRAPE, DependencyKind.PROBE, DependencyKind.WEBHOOK);

    private final Town town;
    private final boolean hasGateways;
    private final Set<Call> calls = new LinkedHashSet<>();

    private CallReader(Town town, ClusterSnapshot snapshot) {
        this.town = town;
        this.hasGateways = snapshot.objectsOf("gateway.networking.k8s.io", "Gateway").stream()
                .anyMatch(each -> each.at("spec", "gatewayClassName").textOr("").startsWith("istio"));
    }

    public static List<Call> calls(Town town, ClusterSnapshot snapshot, List<Dependency> dependencies) {
        var reader = new CallReader(town, snapshot);
        dependencies.stream()
                .filter(each -> CALLS.contains(each.kind()) && each.confidence().isAtLeast(Confidence.MEDIUM))
                .forEach(reader::read);
        return List.copyOf(reader.calls);
    }

    private void read(Dependency dependency) {
        for (var receiver : dependency.to().receivers()) {
            town.workloads().stream()
                    .filter(each -> each.name().equals(Town.name(receiver)))
                    .forEach(workload -> arrivals(dependency, workload));
        }
    }

    private void arrivals(Dependency dependency, Workload receiver) {
        if (dependency.to() instanceof Callee.ToService(var id, var _)) {
            var name = new Name("/Service", id.namespace(), id.name());
            town.cluster().find(name).ifPresent(service -> throughService(dependency, receiver, name, service));
        } else if (dependency.port() > 0) {
            add(dependency, receiver, Optional.empty(), dependency.port(), dependency.port());
        }
    }

    private void throughService(Dependency dependency, Workload receiver, Name name, Thing service) {
        boolean isHeadless = service.text("spec", "clusterIP").equals("None");
        if (isHeadless && dependency.port() > 0) {
            add(dependency, receiver, Optional.of(name), dependency.port(), dependency.port());
            return;
        }
        var pod = town.made(receiver, town.cluster());
        for (var port : service.parts("spec", "ports")) {
            int number = Integer.parseInt(port.text("port"));
            int target = isHeadless ? number : IstioReceiver.target(port, pod);
            boolean isTcp = List.of("", "TCP").contains(port.text("protocol"));
            if (target > 0 && (dependency.port() == number || (dependency.port() == 0 && isTcp))) {
                add(dependency, receiver, Optional.of(name), number, target);
            }
        }
    }

    private void add(Dependency dependency, Workload receiver, Optional<Name> service, int servicePort, int port) {
        boolean isScrape = dependency.kind() == DependencyKind.SCRAPE;
        calls.add(new Call(
                from(dependency),
                dependency.from().namespace(),
                dependency.from().name(),
                via(dependency, receiver, port),
                receiver.name(),
                isScrape ? Optional.empty() : service,
                isScrape ? port : servicePort,
                port));
    }

    private Optional<Name> from(Dependency dependency) {
        if (dependency.from() instanceof Caller.Pods(WorkloadId id)) {
            return town.workloads().stream()
                    .map(Workload::name)
                    .filter(Town.name(id)::equals)
                    .findFirst();
        }
        return isThroughGateway(dependency) ? gateway(dependency) : Optional.empty();
    }

    /** The pods that Gateways select lead in what VirtualServices ask for; several accounts may be any of them. */
    private Optional<Name> gateway(Dependency dependency) {
        var found = town.workloads().stream().filter(this::isGateway).toList();
        long accounts = found.stream()
                .map(each -> town.made(each, town.cluster()).identity())
                .distinct()
                .count();
        return accounts == 1 && believed(dependency).allMatch("virtualservice"::equals)
                ? Optional.of(found.getFirst().name())
                : Optional.empty();
    }

    private boolean isGateway(Workload workload) {
        var labels = town.made(workload, town.cluster()).labels();
        return town.cluster().all("networking.istio.io/Gateway").stream()
                .map(each -> each.labels("spec", "selector"))
                .anyMatch(selector -> !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet()));
    }

    private Call.Via via(Dependency dependency, Workload receiver, int port) {
        return switch (dependency.kind()) {
            case PROBE -> Call.Via.PROBE;
            case SCRAPE -> isAnnotated(receiver, port) ? Call.Via.ANNOTATED_SCRAPE : Call.Via.ITSELF;
            default -> called(dependency);
        };
    }

    private Call.Via called(Dependency dependency) {
        if (dependency.from() instanceof Caller.ApiServer) {
            return Call.Via.API_SERVER;
        }
        return isThroughGateway(dependency) && gateway(dependency).isEmpty() ? Call.Via.GATEWAY : Call.Via.ITSELF;
    }

    private boolean isAnnotated(Workload receiver, int port) {
        var pod = town.made(receiver, town.cluster());
        return pod.annotation("prometheus.io/scrape").equals("true")
                && pod.annotation("prometheus.io/port").equals(Integer.toString(port));
    }

    private boolean isThroughGateway(Dependency dependency) {
        return dependency.from() instanceof Caller.Outside
                && believed(dependency)
                        .allMatch(
                                kind -> kind.equals("virtualservice") || (hasGateways && kind.equals("gateway-route")));
    }

    private static Stream<String> believed(Dependency dependency) {
        return dependency.evidence().stream()
                .filter(each -> each.confidence().isAtLeast(Confidence.MEDIUM))
                .map(Evidence::kind);
    }
}
