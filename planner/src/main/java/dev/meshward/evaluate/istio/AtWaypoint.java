package dev.meshward.evaluate.istio;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Stopover;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.istio.AuthorizationPolicyView.Aim;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a waypoint makes of a call (istio.md A.6, A.8, B.5): it obeys policies that name it, its class or the Service as their
 * target, and no others; callers come to it under their own names. Routes for the Service take effect here.
 */
final class AtWaypoint {

    private static final String GATEWAYS = "gateway.networking.k8s.io";
    private static final List<String> ROUTES = List.of("HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute");

    private final Installation installation;
    private final Services services;
    private final Authorization authorization;

    AtWaypoint(Installation installation, Services services, Authorization authorization) {
        this.installation = installation;
        this.services = services;
        this.authorization = authorization;
    }

    Optional<Verdict> refusal(Stopover stopover, Hop hop, World world) {
        var service =
                hop.arrival().service().flatMap(id -> services.find(id, world)).filter(each -> !each.isHeadless());
        var protocol = protocol(hop, service, world);
        return misread(hop.application(), protocol, stopover.name())
                .or(() -> authorization.refusal(
                        policies(stopover, service.map(Service::id), world),
                        Asking.of(hop, Optional.of(Ztunnel.identity(hop.caller())))
                                .on(service.isPresent() ? hop.arrival().servicePort() : hop.containerPort()),
                        Inbound.reading(protocol, hop.application()),
                        world))
                .or(() -> service.flatMap(each -> routed(hop, each.id(), stopover.name(), world)));
    }

    private PortProtocol protocol(Hop hop, Optional<Service> service, World world) {
        return service.flatMap(each -> services.port(each.id(), hop.arrival().servicePort(), world))
                .map(PortProtocol::of)
                .orElseGet(() -> services.inbound(hop.callee(), hop.containerPort(), world));
    }

    /** A waypoint reads protocols as sidecars do: it waits for bytes, and knows no TLS where HTTP is declared. */
    private static Optional<Verdict> misread(Application application, PortProtocol protocol, String waypoint) {
        boolean waits = application == Application.SERVER_FIRST
                && (protocol == PortProtocol.DETECTED || protocol == PortProtocol.HTTP);
        boolean isTlsForHttp = application == Application.TLS && protocol == PortProtocol.HTTP;
        if (!waits && !isTlsForHttp) {
            return Optional.empty();
        }
        var because = waits
                ? waypoint + " waits for the client's first bytes, and here the server speaks first."
                : waypoint + " reads the port as HTTP, and the client sends TLS of its own.";
        return Optional.of(new Verdict.Refused("protocol detection", because));
    }

    private List<AuthorizationPolicyView> policies(Stopover stopover, Optional<ServiceId> service, World world) {
        var root = installation.settings(world).rootNamespace();
        var namespaces = Stream.concat(
                        Stream.of(stopover.proxy().namespace(), root),
                        service.stream().map(ServiceId::namespace))
                .distinct()
                .toList();
        var policies = new ArrayList<AuthorizationPolicyView>();
        for (var namespace : namespaces) {
            authorization.in(namespace, world).stream()
                    .filter(policy -> policy.aim() == Aim.TARGETS)
                    .filter(policy -> targets(policy.object(), stopover, service, root))
                    .forEach(policies::add);
        }
        return policies;
    }

    private static boolean targets(Manifest policy, Stopover stopover, Optional<ServiceId> service, String root) {
        var namespace = policy.key().namespace();
        return targets(policy).anyMatch(target -> switch (target.at("kind").textOr("")) {
            case "Gateway" ->
                namespace.equals(stopover.proxy().namespace())
                        && target.at("name").is(stopover.proxy().name());
            case "Service" ->
                service.filter(id -> namespace.equals(id.namespace())
                                && target.at("name").is(id.name()))
                        .isPresent();
            case "GatewayClass" ->
                namespace.equals(root)
                        && target.at("name")
                                .is(stopover.proxy()
                                        .labels()
                                        .getOrDefault("gateway.networking.k8s.io/gateway-class-name", ""));
            default -> false;
        });
    }

    private static Stream<Field> targets(Manifest policy) {
        return Stream.concat(
                policy.at("spec", "targetRefs").items().stream(),
                Stream.of(policy.at("spec", "targetRef")).filter(Field::isPresent));
    }

    /** What routes do with a call hangs on what it asks for, which nobody here knows, unless all of them lead to the Service. */
    private static Optional<Verdict> routed(Hop hop, ServiceId service, String waypoint, World world) {
        var namespaces =
                Stream.of(service.namespace(), namespaceOf(hop)).distinct().toList();
        var routes = namespaces.stream()
                .flatMap(namespace -> ROUTES.stream()
                        .flatMap(kind -> world.in(GATEWAYS, kind, namespace).stream())
                        .filter(route -> isFor(route, service)));
        var virtual = namespaces.stream()
                .flatMap(namespace -> world.in("networking.istio.io", "VirtualService", namespace).stream())
                .filter(each -> each.at("spec", "hosts").texts().stream()
                        .anyMatch(host -> HostName.covers(
                                HostName.expanded(host, each.key().namespace()), HostName.of(service))));
        var home = new RoutesHome(service, hop.arrival().servicePort());
        return Stream.concat(routes, virtual)
                .filter(route -> !home.lead(route))
                .findFirst()
                .map(route -> new Verdict.Unknown(
                        route.key() + " decides at " + waypoint + " where the call goes, by what it asks for."));
    }

    private static String namespaceOf(Hop hop) {
        return hop.caller() instanceof dev.meshward.evaluate.Pod pod ? pod.namespace() : "";
    }

    static boolean isFor(Manifest route, ServiceId service) {
        return route.at("spec", "parentRefs").items().stream()
                .anyMatch(parent -> parent.at("kind").is("Service")
                        && parent.at("name").is(service.name())
                        && parent.at("namespace")
                                .textOr(route.key().namespace())
                                .equals(service.namespace()));
    }
}
