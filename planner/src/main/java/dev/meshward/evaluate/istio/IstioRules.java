package dev.meshward.evaluate.istio;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.MeshRules;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Reach;
import dev.meshward.evaluate.Sending;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Istio with sidecars and with ambient, which may stand side by side and use one root of trust (istio.md B.5). */
public final class IstioRules implements MeshRules {

    /** Where charts install the control plane when nobody says otherwise. */
    public static final String USUAL_HOME = "istio-system";

    private static final int AGENT_PORT = 15020;
    private static final int CONTROL_PORT = 15012;

    private static final Set<String> SETTLED_ELSEWHERE =
            Set.of("Telemetry", "ProxyConfig", "RequestAuthentication", "WorkloadGroup", "WasmPlugin");

    private final Installation installation;
    private final Pod istiod;
    private final Pod podOfZtunnel;
    private final Injection injection;
    private final AmbientParts parts;
    private final Enrolment enrolment;
    private final Outbound outbound;
    private final Inbound inbound;
    private final Ztunnel ztunnel;

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
        return hop.caller().sendsThrough() == DataPlane.ISTIO_AMBIENT
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
        return List.of(Hop.call(
                isEnrolled(pod) ? podOfZtunnel : pod, istiod, Arrival.atPod(CONTROL_PORT), Application.TCP));
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
        return Stream.concat(MeshRules.super.removedWith(release).stream(), parts.removedWith(release).stream())
                .distinct()
                .toList();
    }

    @Override
    public Optional<Set<Identity>> toldApart(Pod callee, World world) {
        return inbound.toldApart(callee, world);
    }

    @Override
    public Reach reachOf(Manifest object) {
        var key = object.key();
        return switch (key.kind()) {
            case "PeerAuthentication", "AuthorizationPolicy" -> ofPolicy(object);
            case "DestinationRule" -> ofDestinationRule(object);
            case "Sidecar" -> ofNamespace(object, sidecarPods(object), Reach.Ends.CALLER);
            case "ConfigMap" ->
                isSettings(object) || AmbientParts.isPart(key) ? new Reach.Everybody() : new Reach.Nobody();
            case "DaemonSet" -> AmbientParts.isPart(key) ? new Reach.Everybody() : new Reach.Nobody();
            case "MutatingWebhookConfiguration" ->
                key.name().startsWith("istio") ? new Reach.Everybody() : new Reach.Nobody();
            default ->
                isOurs(key.group()) && !SETTLED_ELSEWHERE.contains(key.kind())
                        ? new Reach.Everybody()
                        : new Reach.Nobody();
        };
    }

    private boolean isSettings(Manifest map) {
        return map.key().namespace().equals(installation.home())
                && map.key().name().startsWith("istio")
                && map.at("data", "mesh").isPresent();
    }

    private static boolean isOurs(String group) {
        return group.endsWith("istio.io");
    }

    /** An unselective policy of the root namespace is for the whole mesh, and a selective AuthorizationPolicy is too. */
    private Reach ofPolicy(Manifest policy) {
        return ofNamespace(policy, LabelSelector.of(policy.at("spec", "selector")), Reach.Ends.CALLEE);
    }

    private Reach ofNamespace(Manifest object, LabelSelector selector, Reach.Ends ends) {
        return object.key().namespace().equals(installation.home())
                ? new Reach.Everybody()
                : new Reach.PodsOf(object.key().namespace(), selector, ends);
    }

    private static LabelSelector sidecarPods(Manifest sidecar) {
        return new LabelSelector(
                sidecar.at("spec", "workloadSelector", "labels").textByKey(), List.of());
    }

    /** A rule for one Service of the cluster is about calls to it; any other may be about every call. */
    private static Reach ofDestinationRule(Manifest rule) {
        var host =
                HostName.expanded(rule.at("spec", "host").textOr(""), rule.key().namespace());
        var parts = List.of(host.split("\\.", -1));
        boolean isService = parts.size() == 5 && host.endsWith(".svc.cluster.local") && !host.startsWith("*");
        return isService ? new Reach.CallsTo(new ServiceId(parts.get(1), parts.get(0))) : new Reach.Everybody();
    }
}
