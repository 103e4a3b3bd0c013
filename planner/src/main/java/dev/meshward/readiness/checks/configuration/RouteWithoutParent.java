package dev.meshward.readiness.checks.configuration;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A route whose parent is not there, or cannot be one: nobody obeys it (linkerd.md A.3, D; istio.md E.1 no. 0101). Nothing is said
 * where no object of the parent's kind was read in its namespace.
 */
public final class RouteWithoutParent implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-264");
    }

    @Override
    public String title() {
        return "Route whose parent is not there";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(
                Step.JOIN,
                "HTTPRoute",
                "GRPCRoute",
                "TLSRoute",
                "TCPRoute",
                "VirtualService",
                "Service",
                "Gateway",
                "Server",
                "EgressNetwork");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var ofGatewayApi = GatewayRoutes.of(situation)
                .flatMap(route -> GatewayRoutes.parents(route)
                        .flatMap(parent ->
                                defect(parent, route, situation)
                                        .map(defect -> finding(route, parent, defect))
                                        .stream()));
        var ofIstio = situation.isIstio()
                ? IstioObjects.virtualServices(situation).stream()
                        .flatMap(routes -> routes.at("spec", "gateways").items().stream()
                                .filter(gateway -> isMissingGateway(gateway, routes, situation))
                                .map(gateway -> finding(
                                        routes, gateway, "Gateway " + gateway.textOr("") + ", which is not there")))
                : Stream.<Finding>empty();
        return Stream.concat(ofGatewayApi, ofIstio)
                .filter(finding ->
                        situation.mayJoin(finding.diagnosis().subject().namespace()));
    }

    /** A name without a namespace is one of the rule's own (istio.md A.1). */
    private static boolean isMissingGateway(Field gateway, Manifest routes, Situation situation) {
        var written = gateway.textOr("");
        int slash = written.indexOf('/');
        var namespace = slash < 0 ? routes.key().namespace() : written.substring(0, slash);
        return !written.equals("mesh")
                && !written.contains(".")
                && isMissing(
                        new ObjectKey("networking.istio.io", "Gateway", namespace, written.substring(slash + 1)),
                        situation);
    }

    private static boolean isMissing(ObjectKey key, Situation situation) {
        var snapshot = situation.snapshot();
        return snapshot.object(key).isEmpty()
                && !snapshot.objectsIn(key.group(), key.kind(), key.namespace()).isEmpty();
    }

    /** As the end of a sentence that begins with the route. */
    private static Optional<String> defect(Field parent, Manifest route, Situation situation) {
        var group = GatewayRoutes.groupOf(parent, route);
        var kind = GatewayRoutes.kindOf(parent);
        var namespace = parent.at("namespace").textOr(route.key().namespace());
        var name = parent.at("name").textOr("");
        return switch (kind) {
            case "Service" ->
                group.isEmpty() || group.equals("core")
                        ? ofService(new ServiceId(namespace, name), parent, situation)
                        : Optional.of("Service " + name + " of the group " + group + ", which has no Services");
            case "Gateway" -> missing(new ObjectKey(GatewayRoutes.GROUP, kind, namespace, name), group, situation);
            case "Server", "EgressNetwork" ->
                situation.isIstio()
                        ? Optional.empty()
                        : missing(new ObjectKey(GatewayRoutes.LINKERD, kind, namespace, name), group, situation);
            default -> Optional.empty();
        };
    }

    private static Optional<String> missing(ObjectKey key, String group, Situation situation) {
        return group.equals(key.group()) && isMissing(key, situation)
                ? Optional.of(key.kind() + " " + key.namespace() + "/" + key.name() + ", which is not there")
                : Optional.empty();
    }

    private static Optional<String> ofService(ServiceId id, Field parent, Situation situation) {
        return situation
                .snapshot()
                .service(id)
                .map(service -> unfit(service, parent, situation))
                .orElseGet(() -> situation.snapshot().servicesIn(id.namespace()).isEmpty()
                        ? Optional.empty()
                        : Optional.of("Service " + id + ", which is not there"));
    }

    /** Linkerd follows routes for the address of a Service alone (linkerd.md D). */
    private static Optional<String> unfit(Service service, Field parent, Situation situation) {
        int port = parent.at("port").wholeOr(0);
        boolean declares = port == 0 || service.ports().stream().anyMatch(each -> each.number() == port);
        if (!declares) {
            return Optional.of("port " + port + " of Service " + service.id() + ", which it does not declare");
        }
        boolean hasAddress = !service.isHeadless() && service.externalName().isEmpty();
        return hasAddress || situation.isIstio()
                ? Optional.empty()
                : Optional.of("Service " + service.id() + ", which has no address of its own");
    }

    private Finding finding(Manifest route, Field parent, String defect) {
        var key = route.key();
        return FindingDraft.about(code(), Severity.WARNING, route, parent)
                .what("%s %s/%s is for %s.".formatted(key.kind(), key.namespace(), key.name(), defect))
                .why("No proxy obeys it for that parent: its routes, timeouts, retries and what policies say of it are"
                        + " without effect, and nobody is told but in the status of the object.")
                .advice("Correct the reference; a Service is written with group: \"\" and kind: Service.")
                .finding();
    }
}
