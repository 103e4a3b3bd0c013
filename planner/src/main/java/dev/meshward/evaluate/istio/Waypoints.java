package dev.meshward.evaluate.istio;

import dev.meshward.cluster.Service;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Stopover;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.ObjectKey;
import java.util.Map;
import java.util.Optional;

/**
 * Which calls go by a waypoint (istio.md B.5): those that ztunnel sends, and those of gateways where the Service asks for it.
 * Sidecars never go by one.
 */
final class Waypoints {

    static final String MANAGED = "gateway.istio.io/managed";
    static final String OF_MESH = "istio.io-mesh-controller";

    private static final String USE = "istio.io/use-waypoint";
    private static final String USE_NAMESPACE = "istio.io/use-waypoint-namespace";
    private static final String USE_OF_GATEWAYS = "istio.io/ingress-use-waypoint";
    private static final String GATEWAYS = "gateway.networking.k8s.io";

    private final Services services;

    Waypoints(Services services) {
        this.services = services;
    }

    /** A waypoint that something asks for. */
    private record Wanted(String namespace, String name) {}

    static boolean isOne(Peer peer) {
        return peer instanceof Pod pod
                && pod.plane() == DataPlane.ISTIO_AMBIENT
                && pod.labels().getOrDefault(MANAGED, "").equals(OF_MESH);
    }

    Optional<Stopover> of(Hop hop, World world) {
        if (hop.purpose() != Hop.Purpose.CALL || isOne(hop.caller()) || isOne(hop.callee())) {
            return Optional.empty();
        }
        var service = addressed(hop, world);
        if (hop.caller().sendsThrough() == DataPlane.ISTIO_AMBIENT) {
            return service.isPresent() ? ofService(service.get(), world) : ofWorkload(hop.callee(), world);
        }
        return service.filter(each -> isAskedOfGateways(hop.caller(), each, world))
                .flatMap(each -> ofService(each, world));
    }

    /** The Service whose own address is called: pods behind a headless one are called by theirs. */
    private Optional<Service> addressed(Hop hop, World world) {
        return hop.arrival()
                .service()
                .flatMap(id -> services.find(id, world))
                .filter(service ->
                        !service.isHeadless() && service.externalName().isEmpty());
    }

    private Optional<Stopover> ofService(Service service, World world) {
        if (service.manifest().label(MANAGED).isPresent()) {
            return Optional.empty();
        }
        var labels = service.manifest().at("metadata", "labels").textByKey();
        return stopover(labels, service.id().namespace(), "service", world);
    }

    private static Optional<Stopover> ofWorkload(Pod callee, World world) {
        return stopover(callee.labels(), callee.namespace(), "workload", world);
    }

    /** What the object itself says comes first; one that is not there, or not for this, leaves calls going straight. */
    private static Optional<Stopover> stopover(
            Map<String, String> labels, String namespace, String traffic, World world) {
        var asking = labels.containsKey(USE) ? labels : world.namespaceLabels(namespace);
        return wanted(asking, namespace)
                .flatMap(wanted -> world.object(new ObjectKey(GATEWAYS, "Gateway", wanted.namespace(), wanted.name())))
                .map(WaypointView::new)
                .filter(waypoint -> waypoint.isFor(traffic, world) && waypoint.admits(namespace, world))
                .filter(waypoint -> waypoint.ready() != Match.NO)
                .map(waypoint -> new Stopover(waypoint.name(), waypoint.pod(), Ztunnel.PORT, waypoint.ready()));
    }

    private static Optional<Wanted> wanted(Map<String, String> labels, String namespace) {
        return Optional.ofNullable(labels.get(USE))
                .filter(name -> !name.equals("none"))
                .map(name -> new Wanted(labels.getOrDefault(USE_NAMESPACE, namespace), name));
    }

    private static boolean isAskedOfGateways(Peer caller, Service service, World world) {
        boolean isGateway = !(caller instanceof Pod pod) || IstioPods.isGateway(pod);
        var written = service.manifest()
                .label(USE_OF_GATEWAYS)
                .text()
                .orElseGet(() -> world.namespaceLabels(service.id().namespace()).getOrDefault(USE_OF_GATEWAYS, ""));
        return isGateway && written.equals("true");
    }
}
