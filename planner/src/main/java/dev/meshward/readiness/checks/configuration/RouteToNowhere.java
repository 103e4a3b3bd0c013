package dev.meshward.readiness.checks.configuration;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/**
 * A route to a Service that is not there: its share of the requests is answered with an error as soon as a proxy obeys the route
 * (istio.md E.1 no. 0101, linkerd.md D). Nothing is said where no Service of that namespace was read at all.
 */
public final class RouteToNowhere implements ReadinessCheck {

    /** A place that names where to go. */
    private record Way(Manifest route, Field place, ServiceId service) {}

    @Override
    public Code code() {
        return new Code("MW-259");
    }

    @Override
    public String title() {
        return "Route that leads to a Service that is not there";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(
                Step.JOIN,
                "Service",
                "ServiceEntry",
                "VirtualService",
                "HTTPRoute",
                "GRPCRoute",
                "TLSRoute",
                "TCPRoute");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var ways = situation.isIstio()
                ? Stream.concat(ofVirtualServices(situation), ofGatewayApi(situation))
                : ofGatewayApi(situation);
        return ways.filter(way -> situation.mayJoin(way.route().key().namespace()))
                .filter(way -> isMissing(way.service(), situation))
                .map(way -> finding(way, situation));
    }

    private static Stream<Way> ofVirtualServices(Situation situation) {
        return IstioObjects.virtualServices(situation).stream()
                .flatMap(routes -> Stream.of("http", "tls", "tcp")
                        .flatMap(kind -> routes.at("spec", kind).items().stream())
                        .flatMap(RouteToNowhere::destinations)
                        .map(destination -> destination.at("host"))
                        .filter(host -> !isDeclaredOutside(host, situation))
                        .flatMap(host -> IstioHost.of(host, routes).service().stream()
                                .map(service -> new Way(routes, host, service))));
    }

    private static Stream<Field> destinations(Field rule) {
        return Stream.of(
                        rule.at("route").items().stream().map(route -> route.at("destination")),
                        rule.at("mirrors").items().stream().map(mirror -> mirror.at("destination")),
                        Stream.of(rule.at("mirror")))
                .flatMap(fields -> fields);
    }

    /** A ServiceEntry may give a host that looks like a Service's. */
    private static boolean isDeclaredOutside(Field host, Situation situation) {
        return situation.snapshot().objectsOf("networking.istio.io", "ServiceEntry").stream()
                .flatMap(entry -> entry.at("spec", "hosts").texts().stream())
                .anyMatch(declared -> declared.equals(host.textOr("")));
    }

    private static Stream<Way> ofGatewayApi(Situation situation) {
        return GatewayRoutes.of(situation)
                .flatMap(route -> route.at("spec", "rules").items().stream()
                        .flatMap(rule -> rule.at("backendRefs").items().stream())
                        .filter(backend -> GatewayRoutes.isService(backend, ""))
                        .map(backend -> new Way(
                                route,
                                backend,
                                new ServiceId(
                                        backend.at("namespace")
                                                .textOr(route.key().namespace()),
                                        backend.at("name").textOr("")))));
    }

    private static boolean isMissing(ServiceId service, Situation situation) {
        var snapshot = situation.snapshot();
        return snapshot.service(service).isEmpty()
                && !snapshot.servicesIn(service.namespace()).isEmpty();
    }

    private Finding finding(Way way, Situation situation) {
        var key = way.route().key();
        return FindingDraft.about(code(), Severity.WARNING, way.route(), way.place())
                .what("%s %s/%s leads to Service %s, which is not there."
                        .formatted(key.kind(), key.namespace(), key.name(), way.service()))
                .why("Nobody obeys the route while there are no proxies. With the first one, the requests it is for are"
                        + " answered with "
                        + (situation.isIstio() ? "503" : "500")
                        + ".")
                .advice("Correct the name, or remove the route before its callers join.")
                .finding();
    }
}
