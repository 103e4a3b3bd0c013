package dev.meshward.testing.simulator;

import dev.meshward.testing.crd.PlainData;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Istio without sidecars: labels enrol pods, running ones too, and ztunnel takes and sends for them (istio.md B.5). */
final class AmbientMesh implements Mesh {

    static final String NAME = "istio-ambient";

    private static final String MODE = "istio.io/dataplane-mode";
    /** From where the kubelet's probes of enrolled pods come. */
    static final String PROBES = "169.254.7.127";

    private static final int TUNNEL = 15008;
    private static final Sending PLAIN = Sending.of(Sending.Kind.PLAIN);

    private final IstioMesh istio;

    /** @param istio whose policies hold here too */
    AmbientMesh(IstioMesh istio) {
        this.istio = istio;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String root(Cluster cluster) {
        return istio.root(cluster);
    }

    @Override
    public boolean injects(Pod made, Cluster cluster) {
        var own = made.labels().getOrDefault(MODE, "");
        var around = cluster.namespace(made.namespace()).text("metadata", "labels", MODE);
        return enrols(made.namespace(), cluster)
                && (own.equals("ambient") || (around.equals("ambient") && !own.equals("none")))
                && !made.onHostNetwork()
                && !made.annotations().containsKey("sidecar.istio.io/status");
    }

    private boolean enrols(String namespace, Cluster cluster) {
        var settings = cluster.in(istio.home(), "/ConfigMap").stream()
                .filter(each -> each.name().equals("istio-cni-config") && each.has("data", "AMBIENT_ENABLED"))
                .findFirst();
        if (settings.isPresent()) {
            var excluded = settings.get().text("data", "EXCLUDE_NAMESPACES");
            return settings.get().text("data", "AMBIENT_ENABLED").equals("true")
                    && !List.of((excluded.isEmpty() ? "kube-system" : excluded).split(","))
                            .contains(namespace);
        }
        return hasZtunnel(cluster) && has("istio-cni-node", cluster) && !namespace.equals("kube-system");
    }

    private boolean hasZtunnel(Cluster cluster) {
        return has("ztunnel", cluster);
    }

    private boolean has(String daemonSet, Cluster cluster) {
        return cluster.in(istio.home(), "apps/DaemonSet").stream()
                .anyMatch(each -> each.name().startsWith(daemonSet));
    }

    /** Pods come and go while they run. */
    @Override
    public Pod now(Pod running, Cluster cluster) {
        return switch (running.proxy()) {
            case "", NAME -> running.with(0, injects(running, cluster) ? NAME : "");
            default -> running;
        };
    }

    @Override
    public Sending sends(Call call, Pod caller, Pod callee, boolean someBehindHaveNone, Cluster atCaller) {
        if (!hasZtunnel(atCaller)) {
            return Sending.of(Sending.Kind.NOTHING);
        }
        if (isByWaypoint(call, atCaller)) {
            return Sending.of(Sending.Kind.UNSURE);
        }
        boolean takesTunnels = callee.proxy().equals(NAME) || callee.labels().containsKey(IstioMesh.TUNNELS);
        return takesTunnels ? Sending.mutual(caller.identity(), callee.proxy()) : PLAIN;
    }

    /** What waypoints do nobody wrote down here; a label that names none leaves calls going straight. */
    private static boolean isByWaypoint(Call call, Cluster cluster) {
        var service = call.service().flatMap(cluster::find);
        var ofService = service.map(each -> each.text("metadata", "labels", "istio.io/use-waypoint"));
        var place = call.to().namespace();
        var wanted = ofService
                .filter(name -> !name.isEmpty())
                .orElse(cluster.namespace(place).text("metadata", "labels", "istio.io/use-waypoint"));
        return !cluster.in(place, "gateway.networking.k8s.io/Gateway").stream()
                .filter(each -> each.name().equals(wanted))
                .toList()
                .isEmpty();
    }

    @Override
    public Sending sendsFromGateway(Call call, Pod callee, Cluster atCaller) {
        return Sending.of(Sending.Kind.UNSURE);
    }

    @Override
    public Sending sendsAs(String identity, Pod callee, int port, Cluster cluster) {
        return Sending.mutual(identity, NAME);
    }

    @Override
    public Fate takes(Pod callee, int port, Call.Via via, Sending sending, Cluster cluster) {
        if (via == Call.Via.PROBE) {
            return Fate.PLAIN;
        }
        if (!hasZtunnel(cluster)) {
            return Fate.REFUSED;
        }
        var policies = new ZtunnelPolicies(new IstioPolicies(cluster, root(cluster), istio.trustDomain(cluster)));
        return switch (sending.kind()) {
            case NOTHING, FOREIGN -> Fate.REFUSED;
            case UNSURE -> Fate.UNKNOWN;
            case MUTUAL -> Fate.MUTUAL.butOnlyIf(policies.admit(callee, port, sending.who()));
            case PLAIN -> byMode(callee, port, cluster).butOnlyIf(policies.admit(callee, port, ""));
        };
    }

    /** STRICT wants an identity; every other mode wants nothing. */
    private Fate byMode(Pod callee, int port, Cluster cluster) {
        var fates = new LinkedHashSet<Fate>();
        new IstioModes(cluster, root(cluster))
                .of(callee, port)
                .forEach(mode -> fates.add(mode.equals("STRICT") ? Fate.REFUSED : Fate.PLAIN));
        return fates.size() == 1 ? fates.iterator().next() : Fate.UNKNOWN;
    }

    @Override
    public int wirePort(Pod callee, int port, Call.Via via, Sending sending) {
        return sending.kind() == Sending.Kind.MUTUAL ? TUNNEL : port;
    }

    @Override
    public List<Map<String, @Nullable Object>> installedBy(String release, Map<String, @Nullable Object> values) {
        boolean isAmbient =
                values.isEmpty() || PlainData.text(values.get("profile")).equals("ambient");
        if (release.contains("ztunnel")) {
            return List.of(object("apps/v1", "DaemonSet", "ztunnel", Map.of()));
        }
        if (release.contains("istiod") && isAmbient) {
            return List.of(object("apps/v1", "Deployment", "istiod", Map.of("spec", withAmbient())));
        }
        return release.contains("cni") && isAmbient
                ? List.of(object(
                        "v1", "ConfigMap", "istio-cni-config", Map.of("data", Map.of("AMBIENT_ENABLED", "true"))))
                : List.of();
    }

    private static Map<String, Object> withAmbient() {
        var container =
                Map.of("name", "discovery", "env", List.of(Map.of("name", "PILOT_ENABLE_AMBIENT", "value", "true")));
        return Map.of("template", Map.of("spec", Map.of("containers", List.of(container))));
    }

    private Map<String, @Nullable Object> object(
            String version, String kind, String name, Map<String, @Nullable Object> more) {
        var object = new java.util.LinkedHashMap<String, @Nullable Object>(more);
        object.put("apiVersion", version);
        object.put("kind", kind);
        object.put("metadata", Map.of("name", name, "namespace", istio.home()));
        return object;
    }
}
