package dev.meshward.mesh.istio;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where gateways of Istio bring traffic in: VirtualServices bound to a Gateway, and Gateway API routes that hang on a
 * Gateway of one of Istio's classes. The proxies there are members of the mesh, so what they forward is mutual TLS.
 */
public final class IstioEntrances {

    private static final String NETWORKING = "networking.istio.io";

    private static final String GATEWAY_API = "gateway.networking.k8s.io";
    private static final List<String> ROUTES = List.of("HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute");
    private static final Set<String> OWN_CLASSES = Set.of("istio", "istio-remote");

    private final ClusterSnapshot snapshot;
    private final Map<Place, List<ServiceAccountId>> entrances = new HashMap<>();
    private final Map<Map<String, String>, List<ServiceAccountId>> accountsBySelector = new HashMap<>();

    private IstioEntrances(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    public static Map<Place, List<ServiceAccountId>> in(ClusterSnapshot snapshot) {
        var found = new IstioEntrances(snapshot);
        snapshot.objectsOf(NETWORKING, "VirtualService").forEach(found::readVirtualService);
        ROUTES.forEach(kind -> snapshot.objectsOf(GATEWAY_API, kind).forEach(found::readRoute));
        return found.entrances;
    }

    private void readVirtualService(Manifest route) {
        var gateways = route.at("spec", "gateways").texts().stream()
                .filter(gateway -> !gateway.equals("mesh"))
                .toList();
        if (gateways.isEmpty()) {
            return;
        }
        var accounts = new TreeSet<ServiceAccountId>();
        gateways.forEach(
                gateway -> accounts.addAll(accountsOf(gateway, route.key().namespace())));
        Stream.of("http", "tls", "tcp")
                .flatMap(kind -> route.at("spec", kind).items().stream())
                .flatMap(rule -> destinations(rule).stream())
                .forEach(destination -> entrances.put(destination.place(), List.copyOf(accounts)));
    }

    private static List<Field> destinations(Field rule) {
        var destinations = new ArrayList<Field>();
        rule.at("route").items().forEach(route -> destinations.add(route.at("destination")));
        rule.at("mirrors").items().forEach(mirror -> destinations.add(mirror.at("destination")));
        destinations.add(rule.at("mirror"));
        return destinations.stream().filter(Field::isPresent).toList();
    }

    /** A gateway is named as {@code name}, in the namespace of the VirtualService, or as {@code namespace/name}. */
    private List<ServiceAccountId> accountsOf(String gateway, String ownNamespace) {
        int slash = gateway.indexOf('/');
        var namespace = slash < 0 ? ownNamespace : gateway.substring(0, slash);
        var key = new ObjectKey(NETWORKING, "Gateway", namespace, gateway.substring(slash + 1));
        return snapshot.object(key)
                .map(found -> found.at("spec", "selector").textByKey())
                .map(selector -> accountsBySelector.computeIfAbsent(new TreeMap<>(selector), this::selected))
                .orElse(List.of());
    }

    /** The selector of a Gateway looks for pods in all namespaces. */
    private List<ServiceAccountId> selected(Map<String, String> selector) {
        return snapshot.namespaces().stream()
                .flatMap(namespace -> snapshot.workloadsSelectedBy(namespace.name(), selector).stream())
                .map(IstioEntrances::accountOf)
                .distinct()
                .sorted()
                .toList();
    }

    private static ServiceAccountId accountOf(Workload workload) {
        return new ServiceAccountId(workload.namespace(), workload.template().serviceAccount());
    }

    private void readRoute(Manifest route) {
        var parents = route.at("spec", "parentRefs").items().stream()
                .filter(parent -> !parent.at("kind").is("Service"))
                .map(parent -> gateway(parent, route))
                .toList();
        if (parents.isEmpty()
                || !parents.stream()
                        .allMatch(gateway -> gateway.filter(this::isOwn).isPresent())) {
            return;
        }
        var accounts = parents.stream()
                .flatMap(Optional::stream)
                .map(IstioEntrances::accountOf)
                .distinct()
                .sorted()
                .toList();
        for (var rule : route.at("spec", "rules").items()) {
            rule.at("backendRefs").items().forEach(backend -> entrances.put(backend.place(), accounts));
            rule.at("filters").items().stream()
                    .map(filter -> filter.at("requestMirror", "backendRef"))
                    .filter(Field::isPresent)
                    .forEach(backend -> entrances.put(backend.place(), accounts));
        }
    }

    private Optional<Manifest> gateway(Field parent, Manifest route) {
        var namespace = parent.at("namespace").textOr(route.key().namespace());
        return snapshot.object(new ObjectKey(
                GATEWAY_API, "Gateway", namespace, parent.at("name").textOr("")));
    }

    /** Istio's classes, and others whose object says that Istio's controller serves them. */
    private boolean isOwn(Manifest gateway) {
        var name = gateway.at("spec", "gatewayClassName").textOr("");
        return OWN_CLASSES.contains(name)
                || snapshot.object(new ObjectKey(GATEWAY_API, "GatewayClass", "", name))
                        .map(found -> found.at("spec", "controllerName").textOr(""))
                        .filter(controller -> controller.startsWith("istio.io/"))
                        .isPresent();
    }

    /** Istio runs a Deployment for each such Gateway, under an account named after the Gateway and its class. */
    private static ServiceAccountId accountOf(Manifest gateway) {
        var name = gateway.key().name() + "-"
                + gateway.at("spec", "gatewayClassName").textOr("");
        return new ServiceAccountId(gateway.key().namespace(), name);
    }
}
