package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.HandedDown;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Mentions;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Reach;
import dev.meshward.evaluate.RequestRules;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.Sending;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.Versions;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Linkerd. */
public final class LinkerdRules implements RequestRules {

    /** Where the control plane lives when nobody says otherwise. */
    public static final String USUAL_HOME = "linkerd";

    static final String POLICY = "policy.linkerd.io";

    private static final LabelSelector ALL_PODS = new LabelSelector(Map.of(), List.of());

    private final Installation installation;
    private final Injection injection;
    private final Outbound outbound;
    private final Inbound inbound;
    private final Reaches reaches;
    private final OutboundRouting routing;
    private final Mentioned mentioned;

    /**
     * @param home the namespace of the control plane
     * @param objects of the cluster before anything changes: authentications to which they refer from other namespaces
     *     are followed, those to which only a plan does are not
     */
    public LinkerdRules(String home, Collection<Manifest> objects) {
        this.installation = new Installation(home);
        this.injection = new Injection(installation);
        var shared = SharedAuthentications.of(objects);
        var routes = new Routes();
        this.outbound = new Outbound(installation, routes, new SmiExtension(objects));
        var guards = new Guards(installation, new Grants(installation, shared), routes);
        this.inbound = new Inbound(installation, guards);
        this.routing = new OutboundRouting(installation, routes);
        this.mentioned = new Mentioned(installation, guards, routes);
        this.reaches = new Reaches(installation, shared);
    }

    @Override
    public boolean governs(DataPlane plane) {
        return plane == DataPlane.LINKERD;
    }

    @Override
    public Optional<DataPlane> planeOf(String namespace, PodTemplate template, World world) {
        return injection.planeOf(namespace, template, world);
    }

    @Override
    public HandedDown handedDown(String namespace, World world) {
        return injection.handedDown(namespace, world);
    }

    @Override
    public Sending send(Hop hop, World atCaller) {
        return outbound.send(hop, atCaller);
    }

    @Override
    public Sending sendAs(Identity identity, Hop hop, World world) {
        return outbound.sendAs(identity, hop, world);
    }

    @Override
    public Verdict receive(Hop hop, Sending sending, World atCallee) {
        return inbound.receive(hop, sending, atCallee);
    }

    /** Between proxies everything arrives on their own port, whatever port is meant (linkerd.md E). */
    @Override
    public int wirePort(Hop hop, Sending sending, World world) {
        int port = hop.containerPort();
        var settings = installation.settings(world);
        boolean isWrapped = settings.transport() == Settings.Transport.HEADER
                || new Annotations(hop.callee()).isOpaqueToCallers(port, settings);
        return sending instanceof Sending.MutualTls && isWrapped && port != Inbound.ADMIN_PORT
                ? Inbound.PROXY_PORT
                : port;
    }

    /** Certificates, destinations and policies: without any of them the pod does not serve (linkerd.md E). */
    @Override
    public List<Hop> neededBy(Pod pod) {
        if (pod.namespace().equals(installation.home())) {
            return List.of();
        }
        return List.of(need(pod, "identity", 8080), need(pod, "destination", 8086), need(pod, "destination", 8090));
    }

    private Hop need(Pod pod, String component, int port) {
        var controller = new Pod(
                installation.home(),
                "linkerd-" + component,
                Map.of(
                        "linkerd.io/control-plane-component",
                        component,
                        "linkerd.io/control-plane-ns",
                        installation.home()),
                Map.of(),
                "linkerd-" + component,
                Pod.Network.ITS_OWN,
                DataPlane.NONE,
                List.of());
        return Hop.call(pod, controller, Arrival.atPod(port), Application.TCP);
    }

    @Override
    public List<Manifest> installedBy(String release, Field values) {
        return installation.installedBy(release, values);
    }

    @Override
    public Optional<Set<Identity>> toldApart(Pod callee, World world) {
        return inbound.toldApart(callee, world);
    }

    @Override
    public List<Reach> reachOf(Manifest object, Versions around) {
        return reaches.of(object, around);
    }

    @Override
    public Routing route(Departure departure, World atCaller) {
        return routing.route(departure, atCaller);
    }

    @Override
    public Mentions mentionedAt(Pod callee, int containerPort, World world) {
        return mentioned.at(callee, containerPort, world);
    }

    @Override
    public Mentions mentionedFor(Destination destination, World world) {
        return switch (destination) {
            case Destination.OfService(var service, var _) -> mentioned.forService(service, world);
            case Destination.Outside _ -> mentioned.forNetworks(world);
        };
    }

    @Override
    public Set<Destination.Outside> hostsOutside(World world) {
        return EgressNetworks.destinations(world);
    }

    static Reach ofNamespace(String namespace, Reach.Ends ends) {
        return new Reach.PodsOf(namespace, ALL_PODS, ends);
    }
}
