package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent.RouteRequests;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.SelectedWorkload;
import dev.meshward.mesh.istio.AuthorizationInForce;
import dev.meshward.mesh.istio.ControlPlane;
import dev.meshward.mesh.istio.IstioObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A waypoint for a Service (istio.md B.5): the Gateway, a policy for callers at the waypoint, the waypoint's account in the
 * policies of the pods behind it, and the label that sends calls there. At the pods every caller is the waypoint, so the
 * policy at the waypoint has to be there first.
 */
record WaypointExpression(KnownObjects present, ControlPlane controlPlane) {

    static final String GATEWAY_API = "gateway.networking.k8s.io";
    static final String USE = "istio.io/use-waypoint";

    private static final String CLASS = "istio-waypoint";
    /** istiod runs a waypoint under an account of the name of its Gateway. */
    private static final String NAME = "waypoint";

    List<Change> say(RouteRequests intent) {
        return switch (intent.phase()) {
            case PLACE -> place(intent);
            case ADMIT_CALLERS -> admitCallers(intent);
            case ADMIT_WAYPOINT ->
                intent.receivers().stream()
                        .flatMap(each -> admitWaypoint(each, intent).stream())
                        .toList();
            case USE -> use(intent);
        };
    }

    private List<Change> place(RouteRequests intent) {
        var namespace = intent.service().namespace();
        if (present.object(new ObjectKey(GATEWAY_API, "Gateway", namespace, name(namespace)))
                .isPresent()) {
            return List.of();
        }
        var listener = Mapping.building()
                .put("name", "mesh")
                .put("port", 15008)
                .put("protocol", "HBONE")
                .build();
        var spec = Mapping.building()
                .put("gatewayClassName", CLASS)
                .put("listeners", Value.Sequence.of(List.of(listener)))
                .build();
        var because = "reads the requests of Services of " + namespace + " whose routes need it";
        var gateway =
                OwnObject.made(GATEWAY_API + "/v1", "Gateway", namespace, name(namespace), Map.of(), because, spec);
        return List.of(
                new Change.Create(OwnObject.labelled(gateway, Map.of("istio.io/waypoint-for", "service")), because));
    }

    private String name(String namespace) {
        return OwnObject.freeName(
                present,
                GATEWAY_API,
                "Gateway",
                namespace,
                NAME,
                gateway -> gateway.at("spec", "gatewayClassName").is(CLASS));
    }

    private List<Change> admitCallers(RouteRequests intent) {
        if (intent.callers().isEmpty()) {
            return List.of();
        }
        var service = intent.service();
        var target = Mapping.building()
                .put("group", "")
                .put("kind", "Service")
                .put("name", service.name())
                .build();
        var principals = intent.callers().stream()
                .map(account -> Value.Text.of(controlPlane.principal(account)))
                .toList();
        var spec = Mapping.building()
                .put("targetRefs", Value.Sequence.of(List.of(target)))
                .put("action", "ALLOW")
                .put("rules", Value.Sequence.of(List.of(from(Value.Sequence.of(principals)))))
                .build();
        var wanted = service.name() + "-callers";
        var name = OwnObject.freeName(
                present, IstioObject.SECURITY, AuthorizationInForce.KIND, service.namespace(), wanted, _ -> false);
        var because = "at the waypoint the callers of " + service + " are still told apart";
        return List.of(new Change.Create(
                OwnObject.made(
                        IstioObject.SECURITY + "/v1",
                        AuthorizationInForce.KIND,
                        service.namespace(),
                        name,
                        Map.of(),
                        because,
                        spec),
                because));
    }

    private static Mapping from(Value.Sequence principals) {
        var source = Mapping.building().put("principals", principals).build();
        return Mapping.building()
                .put("from", Value.Sequence.of(List.of(OwnObject.single("source", source))))
                .build();
    }

    /** Lists are replaced whole, so what is there is repeated, with the waypoint beside the callers of each rule. */
    private List<Change> admitWaypoint(SelectedWorkload receiver, RouteRequests intent) {
        var waypoint = controlPlane.principal(new ServiceAccountId(
                intent.service().namespace(), name(intent.service().namespace())));
        return ours(receiver).stream()
                .map(policy -> (Change) new Change.Patch(
                        policy.apiVersion(),
                        policy.key(),
                        OwnObject.single(
                                "spec",
                                Mapping.building()
                                        .put("rules", Value.Sequence.of(withWaypoint(policy, waypoint)))
                                        .build()),
                        "calls that passed the waypoint arrive under its account"))
                .toList();
    }

    private static List<Mapping> withWaypoint(Manifest policy, String waypoint) {
        return policy.at("spec", "rules").items().stream()
                .map(rule -> rule.at("from").items().isEmpty() ? rule.mapping() : withWaypoint(rule, waypoint))
                .toList();
    }

    private static Mapping withWaypoint(Field rule, String waypoint) {
        var principals = new java.util.TreeSet<String>();
        rule.at("from")
                .items()
                .forEach(from ->
                        principals.addAll(from.at("source", "principals").texts()));
        principals.add(waypoint);
        var texts = principals.stream().map(Value.Text::of).toList();
        return rule.mapping()
                .with("from", from(Value.Sequence.of(texts)).get("from").orElseThrow());
    }

    private Optional<Manifest> ours(SelectedWorkload receiver) {
        return present.objectsIn(IstioObject.SECURITY, AuthorizationInForce.KIND, receiver.namespace()).stream()
                .filter(OwnObject::isOurs)
                .filter(policy -> policy.at("spec", "action").textOr("ALLOW").equals("ALLOW"))
                .filter(policy ->
                        policy.at("spec", "selector", "matchLabels").textByKey().equals(receiver.labels()))
                .findFirst();
    }

    private List<Change> use(RouteRequests intent) {
        var service = intent.service();
        var key = new ObjectKey("", "Service", service.namespace(), service.name());
        var labels = Mapping.building().put(USE, name(service.namespace())).build();
        return present.object(key).filter(object -> object.label(USE).isAbsent()).stream()
                .map(object -> (Change) new Change.Patch(
                        object.apiVersion(),
                        key,
                        OwnObject.single("metadata", OwnObject.single("labels", labels)),
                        "calls of members to " + service + " pass the waypoint from now on"))
                .toList();
    }
}
