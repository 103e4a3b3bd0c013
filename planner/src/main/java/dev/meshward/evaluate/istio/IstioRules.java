package dev.meshward.evaluate.istio;

import dev.meshward.cluster.PodTemplate;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Mentions;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Reach;
import dev.meshward.evaluate.RequestRules;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.Sending;
import dev.meshward.evaluate.Stopover;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.Versions;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Istio with sidecars and with ambient, which may stand side by side and use one root of trust (istio.md B.5). */
public final class IstioRules implements RequestRules {

    /** Where charts install the control plane when nobody says otherwise. */
    public static final String USUAL_HOME = "istio-system";

    private static final int AGENT_PORT = 15020;
    private static final int CONTROL_PORT = 15012;

    private final Installation installation;
    private final Pod istiod;
    private final Pod podOfZtunnel;
    private final Injection injection;
    private final AmbientParts parts;
    private final Enrolment enrolment;
    private final Outbound outbound;
    private final Inbound inbound;
    private final Ztunnel ztunnel;
    private final Waypoints waypoints;
    private final AtWaypoint atWaypoint;
    private final ObjectReach reach;
    private final Routes routes;
    private final Mentioned mentioned;

    /** @param home the namespace of the control plane */
    public IstioRules(String home) {
        this.installation = new Installation(home);
        this.istiod = istiod(home);
        this.podOfZtunnel = ztunnel(home);
        this.injection = new Injection(installation);
        var modes = new AcceptedModes(installation);
        var services = new Services();
        var authorization = new Authorization(installation);
        this.parts = new AmbientParts(installation);
        this.enrolment = new Enrolment(parts);
        this.outbound = new Outbound(installation, modes, services, parts);
        this.inbound = new Inbound(modes, services, authorization);
        this.ztunnel = new Ztunnel(parts, new ModesAtZtunnel(installation, modes), authorization);
        this.reach = new ObjectReach(home);
        this.waypoints = new Waypoints(services);
        this.atWaypoint = new AtWaypoint(installation, services, authorization);
        this.routes = new Routes(installation, services, new DestinationRules());
        this.mentioned = new Mentioned(installation, authorization, routes.virtualServices());
    }

    @Override
    public boolean governs(DataPlane plane) {
        return plane.isIstioSidecar() || plane == DataPlane.ISTIO_AMBIENT;
    }

    @Override
    public Optional<DataPlane> planeOf(String namespace, PodTemplate template, World world) {
        if (injection.injects(namespace, template, world)) {
            return Optional.of(
                    parts.tunnelsToSidecars(world) ? DataPlane.ISTIO_SIDECAR_WITH_TUNNEL : DataPlane.ISTIO_SIDECAR);
        }
        return enrolment.enrols(namespace, template, world) ? Optional.of(DataPlane.ISTIO_AMBIENT) : Optional.empty();
    }

    /** Sidecars stay what they were made; ambient comes and goes with the labels. */
    @Override
    public DataPlane planeNow(Pod running, World world) {
        return switch (running.plane()) {
            case NONE, ISTIO_AMBIENT -> enrolment.enrols(running, world) ? DataPlane.ISTIO_AMBIENT : DataPlane.NONE;
            case ISTIO_SIDECAR, ISTIO_SIDECAR_WITH_TUNNEL, LINKERD, OTHER -> running.plane();
        };
    }

    @Override
    public Sending send(Hop hop, World atCaller) {
        return hop.caller().sendsThrough() == DataPlane.ISTIO_AMBIENT || Waypoints.isOne(hop.callee())
                ? ztunnel.send(hop, atCaller)
                : outbound.send(hop, atCaller);
    }

    @Override
    public Sending sendAs(Identity identity, Hop hop, World world) {
        return isEnrolled(hop.callee()) ? ztunnel.sendAs(identity) : outbound.sendAs(identity, hop, world);
    }

    @Override
    public Verdict receive(Hop hop, Sending sending, World atCallee) {
        return isEnrolled(hop.callee())
                ? ztunnel.receive(hop, sending, atCallee)
                : inbound.receive(hop, sending, atCallee);
    }

    private static boolean isEnrolled(Pod pod) {
        return pod.plane() == DataPlane.ISTIO_AMBIENT;
    }

    @Override
    public Optional<Stopover> stopover(Hop hop, World atCaller) {
        return waypoints.of(hop, atCaller);
    }

    @Override
    public Optional<Verdict> refusalAt(Stopover stopover, Hop hop, World world) {
        return atWaypoint.refusal(stopover, hop, world);
    }

    @Override
    public Hop asTheNetworkSees(Hop hop) {
        return Ztunnel.asTheNetworkSees(hop);
    }

    /**
     * Sidecars keep the ports (istio.md C.3 #24), but for the tunnels of ambient callers; probes and merged metrics of
     * sidecars go to the agent (istio.md B.2).
     */
    @Override
    public int wirePort(Hop hop, Sending sending, World world) {
        if (Ztunnel.goesThroughTunnel(hop, sending)) {
            return Ztunnel.PORT;
        }
        boolean isForAgent = !isEnrolled(hop.callee()) && Inbound.isLedThroughTheAgent(hop);
        return isForAgent ? AGENT_PORT : hop.containerPort();
    }

    /**
     * A proxy that cannot reach istiod never becomes ready, nor does its pod (istio.md C.3 #24). For an enrolled pod it is
     * ztunnel that has to reach it.
     */
    @Override
    public List<Hop> neededBy(Pod pod) {
        return List.of(
                Hop.call(isEnrolled(pod) ? podOfZtunnel : pod, istiod, Arrival.atPod(CONTROL_PORT), Application.TCP));
    }

    private static Pod istiod(String home) {
        return new Pod(
                home,
                "istiod",
                Map.of("app", "istiod", "istio", "pilot"),
                Map.of(),
                "istiod",
                Pod.Network.ITS_OWN,
                DataPlane.NONE,
                List.of());
    }

    private static Pod ztunnel(String home) {
        return new Pod(
                home,
                "ztunnel",
                Map.of("app", "ztunnel"),
                Map.of(),
                "ztunnel",
                Pod.Network.ITS_OWN,
                DataPlane.NONE,
                List.of(),
                List.of());
    }

    @Override
    public List<Manifest> installedBy(String release, Field values) {
        return Stream.concat(
                        installation.installedBy(release, values).stream(), parts.installedBy(release, values).stream())
                .toList();
    }

    @Override
    public List<Manifest> removedWith(String release) {
        return Stream.concat(RequestRules.super.removedWith(release).stream(), parts.removedWith(release).stream())
                .distinct()
                .toList();
    }

    @Override
    public Optional<Set<Identity>> toldApart(Pod callee, World world) {
        return inbound.toldApart(callee, world);
    }

    @Override
    public List<Reach> reachOf(Manifest object, Versions around) {
        return List.of(reach.of(object));
    }

    /** For members with sidecars: in ambient mode waypoints alone know routes. */
    @Override
    public Routing route(Departure departure, World atCaller) {
        return routes.route(departure, atCaller);
    }

    @Override
    public Mentions mentionedAt(Pod callee, int containerPort, World world) {
        return mentioned.at(callee, world);
    }

    @Override
    public Mentions mentionedFor(Destination destination, World world) {
        return mentioned.forHost(
                switch (destination) {
                    case Destination.OfService(var service, var _) -> HostName.of(service);
                    case Destination.Outside(var host, var _) -> host;
                },
                world);
    }

    @Override
    public Set<Destination.Outside> hostsOutside(World world) {
        return ServiceEntries.destinations(world);
    }
}
