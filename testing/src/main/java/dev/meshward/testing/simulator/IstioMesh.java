package dev.meshward.testing.simulator;

import dev.meshward.testing.crd.PlainData;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Istio with sidecars: who is injected (istio.md B.1), and both sides of a call put together. */
final class IstioMesh implements Mesh {

    static final String NAME = "istio";

    static final String TUNNELS = "networking.istio.io/tunnel";

    private static final String INJECT = "sidecar.istio.io/inject";
    private static final List<String> NEVER =
            List.of("kube-system", "kube-public", "kube-node-lease", "local-path-storage");

    private final String home;
    private final Map<Thing, Thing> settings = new IdentityHashMap<>();
    private final IstioSender sender = new IstioSender(this);
    private final IstioReceiver receiver = new IstioReceiver(this);

    /** @param home the namespace of istiod */
    IstioMesh(String home) {
        this.home = home;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String root(Cluster cluster) {
        var root = settings(cluster).text("rootNamespace");
        return root.isEmpty() ? home : root;
    }

    /** meshConfig; empty where nothing is written. */
    Thing settings(Cluster cluster) {
        return maps(cluster).stream()
                .findFirst()
                .map(map -> settings.computeIfAbsent(map, IstioMesh::parsed))
                .orElse(Thing.NOTHING);
    }

    private static Thing parsed(Thing map) {
        return new Thing(
                PlainData.map(PlainData.documents(map.text("data", "mesh")).getFirst()));
    }

    private List<Thing> maps(Cluster cluster) {
        return cluster.in(home, "/ConfigMap").stream()
                .filter(map -> (map.name().equals("istio") || map.name().startsWith("istio-"))
                        && !map.text("data", "mesh").isEmpty())
                .toList();
    }

    @Override
    public boolean injects(Pod made, Cluster cluster) {
        if (made.annotations().containsKey("sidecar.istio.io/status")) {
            return true;
        }
        return asked(made, cluster)
                        .filter(revision -> serves(revision, cluster))
                        .isPresent()
                && !made.onHostNetwork()
                && !NEVER.contains(made.namespace())
                && !wish(made).equals("false");
    }

    /** Sidecars that are made while istiod knows of ambient mode take tunnels too, and say so. */
    @Override
    public Pod joined(Pod made, Cluster cluster) {
        return (knowsAmbient(cluster) ? made.with(Map.of(TUNNELS, "http"), Map.of()) : made).with(0, NAME);
    }

    private static String wish(Pod made) {
        return made.labels().getOrDefault(INJECT, made.annotation(INJECT));
    }

    /** The table of webhooks, from the top: which revision is called for, if any. */
    private static Optional<String> asked(Pod made, Cluster cluster) {
        var ofNamespace = cluster.namespace(made.namespace()).labels("metadata", "labels");
        var label = made.labels().getOrDefault(INJECT, "");
        var injection = ofNamespace.get("istio-injection");
        if (label.equals("false")) {
            return Optional.empty();
        }
        if (injection != null) {
            return injection.equals("enabled") ? Optional.of("default") : Optional.empty();
        }
        var revision = ofNamespace.getOrDefault("istio.io/rev", made.labels().getOrDefault("istio.io/rev", ""));
        if (!revision.isEmpty()) {
            return Optional.of(revision);
        }
        return label.equals("true") ? Optional.of("default") : Optional.empty();
    }

    private boolean serves(String revision, Cluster cluster) {
        var webhooks = cluster.in("", "admissionregistration.k8s.io/MutatingWebhookConfiguration").stream()
                .filter(each -> each.name().startsWith("istio-sidecar-injector")
                        || each.name().startsWith("istio-revision-tag"))
                .flatMap(each -> List.of(
                        each.text("metadata", "labels", "istio.io/rev"),
                        each.text("metadata", "labels", "istio.io/tag"))
                        .stream())
                .filter(each -> !each.isEmpty())
                .toList();
        return webhooks.isEmpty() ? isInstalled(cluster) : webhooks.contains(revision);
    }

    /** The domain of every identity. */
    java.util.Set<String> trustDomain(Cluster cluster) {
        var written = settings(cluster).text("trustDomain");
        return java.util.Set.of(written.isEmpty() ? "cluster.local" : written);
    }

    /** Sidecars send tunnels where their settings say so or istiod knows of ambient mode (istio.md A.9, B.5). */
    boolean knowsAmbient(Cluster cluster) {
        boolean isSet = settings(cluster)
                .text("defaultConfig", "proxyMetadata", "ISTIO_META_ENABLE_HBONE")
                .equals("true");
        return isSet
                || cluster.in(home, "apps/Deployment").stream()
                        .filter(each -> each.name().startsWith("istiod"))
                        .flatMap(each -> each.parts("spec", "template", "spec", "containers").stream())
                        .flatMap(each -> each.parts("env").stream())
                        .anyMatch(each -> each.text("name").equals("PILOT_ENABLE_AMBIENT")
                                && each.text("value").equals("true"));
    }

    String home() {
        return home;
    }

    private boolean isInstalled(Cluster cluster) {
        return !maps(cluster).isEmpty()
                || cluster.in(home, "apps/Deployment").stream()
                        .anyMatch(each -> each.name().startsWith("istiod"))
                || cluster.in("", "admissionregistration.k8s.io/MutatingWebhookConfiguration").stream()
                        .anyMatch(each -> each.name().startsWith("istio"));
    }

    /** The agent answers probes and merged metrics on a port of its own (istio.md B.2). */
    @Override
    public int wirePort(Pod callee, int port, Call.Via via, Sending sending) {
        return via == Call.Via.ANNOTATED_SCRAPE ? IstioReceiver.AGENT : port;
    }

    @Override
    public Sending sends(Call call, Pod caller, Pod callee, boolean someBehindHaveNone, Cluster atCaller) {
        return sender.sends(call, caller, callee, someBehindHaveNone, atCaller);
    }

    @Override
    public Sending sendsFromGateway(Call call, Pod callee, Cluster atCaller) {
        return sender.automatic(call, callee, false, Sending.SOMEBODY, atCaller);
    }

    @Override
    public Sending sendsAs(String identity, Pod callee, int port, Cluster cluster) {
        return sender.sendsAs(identity, callee, port, cluster);
    }

    @Override
    public Fate takes(Pod callee, int port, Call.Via via, Sending sending, Cluster atCallee) {
        return receiver.takes(callee, port, via, sending, atCallee);
    }

    /** The chart of istiod writes meshConfig into a ConfigMap. */
    @Override
    public List<Map<String, @Nullable Object>> installedBy(String release, Map<String, @Nullable Object> values) {
        if (!release.contains("istiod")) {
            return List.of();
        }
        var revision = PlainData.text(values.get("revision"));
        var name = revision.isEmpty() ? "istio" : "istio-" + revision;
        return List.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", name, "namespace", home),
                "data",
                Map.of("mesh", PlainJson.text(PlainData.map(values.get("meshConfig"))))));
    }
}
