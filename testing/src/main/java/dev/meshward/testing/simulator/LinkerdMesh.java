package dev.meshward.testing.simulator;

import dev.meshward.testing.crd.PlainData;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Linkerd: who is injected (linkerd.md B), what its proxies send (D, E) and on which port it arrives (E). */
final class LinkerdMesh implements Mesh {

    static final String NAME = "linkerd";

    private static final String INJECT = "linkerd.io/inject";
    private static final String CONFIG = "config.linkerd.io/";
    private static final String SKIPPED = "4567,4568";
    private static final int PROXY = 4143;
    private static final int ADMIN = 4191;
    private static final Sending PLAIN = Sending.of(Sending.Kind.PLAIN);

    private final String home;
    private final Map<Thing, Thing> values = new IdentityHashMap<>();
    private final LinkerdReceiver receiver = new LinkerdReceiver(this);

    /** @param home the namespace of the control plane */
    LinkerdMesh(String home) {
        this.home = home;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String root(Cluster cluster) {
        return home;
    }

    String home() {
        return home;
    }

    /** The values of the chart; empty where nothing is written. */
    Thing values(Cluster cluster) {
        return cluster.find(new Name("/ConfigMap", home, "linkerd-config"))
                .map(map -> values.computeIfAbsent(map, LinkerdMesh::parsed))
                .orElse(Thing.NOTHING);
    }

    private static Thing parsed(Thing map) {
        return new Thing(
                PlainData.map(PlainData.documents(map.text("data", "values")).getFirst()));
    }

    @Override
    public boolean injects(Pod made, Cluster cluster) {
        if (made.labels().containsKey("linkerd.io/control-plane-ns")) {
            return !made.labels().containsKey("linkerd.io/control-plane-component");
        }
        var namespace = cluster.namespace(made.namespace());
        var own = made.annotation(INJECT);
        var asked = own.isEmpty() ? namespace.annotation(INJECT) : own;
        return List.of("enabled", "ingress").contains(asked)
                && isInstalled(cluster)
                && !made.onHostNetwork()
                && !List.of("kube-system", "cert-manager").contains(made.namespace())
                && !namespace
                        .text("metadata", "labels", CONFIG + "admission-webhooks")
                        .equals("disabled");
    }

    private boolean isInstalled(Cluster cluster) {
        return cluster.find(new Name("/ConfigMap", home, "linkerd-config")).isPresent()
                || cluster.in(home, "apps/Deployment").stream().anyMatch(LinkerdMesh::isPartOfIt)
                || cluster.in("", "admissionregistration.k8s.io/MutatingWebhookConfiguration").stream()
                        .anyMatch(each -> each.name().startsWith("linkerd-proxy-injector"));
    }

    /** One chart brings all parts: where one is seen, the injector is there. */
    private static boolean isPartOfIt(Thing deployment) {
        return deployment.name().equals("linkerd-proxy-injector")
                || !deployment
                        .text("spec", "template", "metadata", "labels", "linkerd.io/control-plane-component")
                        .isEmpty();
    }

    /** What the namespace says is copied when the pod is made, and stays. */
    @Override
    public Pod joined(Pod made, Cluster cluster) {
        var copied = new HashMap<String, String>();
        cluster.namespace(made.namespace()).labels("metadata", "annotations").forEach((key, value) -> {
            if (key.startsWith(CONFIG) || key.equals(INJECT)) {
                copied.put(key, value);
            }
        });
        return made.with(Map.of("linkerd.io/control-plane-ns", home), copied).with(0, NAME);
    }

    @Override
    public Sending sends(Call call, Pod caller, Pod callee, boolean someBehindHaveNone, Cluster atCaller) {
        if (skips(caller, "outbound", call.servicePort(), atCaller)) {
            return PLAIN;
        }
        if (!caller.annotation(CONFIG + "skip-subnets").isBlank()
                || caller.annotation(INJECT).equals("ingress")) {
            return Sending.of(Sending.Kind.UNSURE);
        }
        var service = call.service()
                .flatMap(atCaller::find)
                .filter(each -> !each.text("spec", "clusterIP").equals("None")
                        && !each.text("spec", "type").equals("ExternalName"));
        if (service.isPresent() && !declares(service.get(), call.servicePort())) {
            return Sending.of(Sending.Kind.NOTHING);
        }
        return service.isPresent() && hasRoutes(service.get(), caller, atCaller)
                ? Sending.of(Sending.Kind.UNSURE)
                : sendsAs(caller.identity(), callee, call.port(), atCaller);
    }

    private static boolean declares(Thing service, int port) {
        return service.parts("spec", "ports").stream()
                .anyMatch(each -> each.text("port").equals(Integer.toString(port)));
    }

    /** Routes for a Service may lead calls anywhere; none of the clusters tried has one, so nobody reads them here. */
    private static boolean hasRoutes(Thing service, Pod caller, Cluster cluster) {
        return List.of(service.namespace(), caller.namespace()).stream()
                .flatMap(place -> List.of(
                                "gateway.networking.k8s.io/HTTPRoute",
                                "gateway.networking.k8s.io/GRPCRoute",
                                "policy.linkerd.io/HTTPRoute",
                                "linkerd.io/ServiceProfile")
                        .stream()
                        .flatMap(type -> cluster.in(place, type).stream()))
                .anyMatch(route -> route.parts("spec", "parentRefs").stream()
                                .anyMatch(parent -> parent.text("name").equals(service.name()))
                        || route.name().startsWith(service.name() + "."));
    }

    /** The chart's own list counts where the pod says nothing. */
    boolean skips(Pod pod, String way, int port, Cluster cluster) {
        var written = pod.annotation(CONFIG + "skip-" + way + "-ports");
        var chart = values(cluster).text("proxyInit", "ignore" + (way.equals("inbound") ? "In" : "Out") + "boundPorts");
        return isAmong(port, written.isEmpty() ? (chart.isEmpty() ? SKIPPED : chart) : written);
    }

    static boolean isAmong(int port, String list) {
        for (var part : list.replace(" ", "").split(",", -1)) {
            var ends = part.split("-", -1);
            if (part.matches("\\d+(-\\d+)?")
                    && Integer.parseInt(ends[0]) <= port
                    && port <= Integer.parseInt(ends[ends.length - 1])) {
                return true;
            }
        }
        return false;
    }

    /** Nobody leads calls in under a name of this mesh but pods that are known. */
    @Override
    public Sending sendsFromGateway(Call call, Pod callee, Cluster atCaller) {
        return PLAIN;
    }

    /** Callers learn of skipped ports by the annotation alone. */
    @Override
    public Sending sendsAs(String identity, Pod callee, int port, Cluster cluster) {
        boolean isSkipped = isAmong(port, callee.annotation(CONFIG + "skip-inbound-ports"));
        return callee.proxy().equals(NAME) && !isSkipped ? Sending.mutual(identity, NAME) : PLAIN;
    }

    @Override
    public Fate takes(Pod callee, int port, Call.Via via, Sending sending, Cluster atCallee) {
        return receiver.takes(callee, port, via, sending, atCallee);
    }

    @Override
    public int wirePort(Pod callee, int port, Call.Via via, Sending sending) {
        return sending.kind() == Sending.Kind.MUTUAL && port != ADMIN ? PROXY : port;
    }

    /** The chart keeps its values in a ConfigMap. */
    @Override
    public List<Map<String, @Nullable Object>> installedBy(String release, Map<String, @Nullable Object> written) {
        return release.contains("linkerd-control-plane")
                ? List.of(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ConfigMap",
                        "metadata",
                        Map.of("name", "linkerd-config", "namespace", home),
                        "data",
                        Map.of("values", PlainJson.text(written))))
                : List.of();
    }
}
