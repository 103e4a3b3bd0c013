package dev.meshward.evaluate.istio;

import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Delivery;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.PodPort;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small cluster in which {@code shop/web} calls {@code data/db}, for tables of single cases. */
final class Scene {

    static final String SERVICE = """
        apiVersion: v1
        kind: Service
        metadata: {name: db, namespace: data}
        spec:
          selector: {app: db}
          ports:
            - {name: http-api, port: 80, targetPort: 8080}
            - {name: tcp-sql, port: 3307, targetPort: sql}
            - {name: admin, port: 9000, targetPort: 9000}
        """;

    /** What has to be there for pods to be enrolled, and for sidecars to send tunnels to them. */
    static final String AMBIENT = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: istio-cni-config, namespace: istio-system}
        data: {AMBIENT_ENABLED: "true", EXCLUDE_NAMESPACES: "kube-system,plumbing"}
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: ztunnel, namespace: istio-system}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: istiod, namespace: istio-system, labels: {app: istiod}}
        spec:
          template:
            spec:
              containers: [{name: discovery, env: [{name: PILOT_ENABLE_AMBIENT, value: "true"}]}]
        """;

    private final List<Manifest> objects = new ArrayList<>();
    private final IstioRules rules = new IstioRules("istio-system");
    private final Delivery delivery = new Delivery(List.of(rules));
    private int made;

    Scene() {
        add(SERVICE);
    }

    static Scene withAmbient() {
        return new Scene().add(AMBIENT);
    }

    Scene add(String yaml) {
        objects.addAll(ManifestReader.several(yaml));
        return this;
    }

    /** Instead of the object of the same key. */
    Scene replace(String yaml) {
        var object = ManifestReader.one(yaml);
        objects.removeIf(each -> each.key().equals(object.key()));
        return add(object);
    }

    Scene add(Manifest object) {
        objects.add(object);
        return this;
    }

    /** An object of Istio; its moment is the order of adding, unless it has one of its own. */
    Scene add(String kind, String namespace, String spec) {
        var group = kind.equals("PeerAuthentication") || kind.equals("AuthorizationPolicy") ? "security" : "networking";
        made++;
        return add("""
            apiVersion: %s.istio.io/v1
            kind: %s
            metadata: {name: made-%d, namespace: %s, creationTimestamp: "2025-01-01T00:00:%02dZ"}
            spec: %s
            """.formatted(group, kind, made, namespace, made, spec));
    }

    World world() {
        return World.of(objects);
    }

    static Pod pod(String namespace, String name, DataPlane plane) {
        return pod(namespace, name, plane, Map.of());
    }

    static Pod pod(String namespace, String name, DataPlane plane, Map<String, String> annotations) {
        return new Pod(
                namespace,
                name,
                Map.of("app", name, "tier", "back"),
                annotations,
                name,
                Pod.Network.ITS_OWN,
                plane,
                List.of(new PodPort("api", 8080, "TCP"), new PodPort("sql", 3307, "TCP")));
    }

    /** Words of a table: {@code mesh} and {@code plain} are pods of shop, the others no pods. */
    static Peer caller(String word) {
        return switch (word) {
            case "mesh" -> pod("shop", "web", DataPlane.ISTIO_SIDECAR);
            case "plain" -> pod("shop", "web", DataPlane.NONE);
            case "linkerd" -> pod("shop", "web", DataPlane.LINKERD);
            case "ambient" -> pod("shop", "web", DataPlane.ISTIO_AMBIENT);
            case "tunnel" -> pod("shop", "web", DataPlane.ISTIO_SIDECAR_WITH_TUNNEL);
            case "node" -> new Peer.Node();
            case "outside" -> new Peer.Outside();
            case "apiserver" -> new Peer.ApiServer();
            case "gateway" -> new Peer.MeshGateway(DataPlane.ISTIO_SIDECAR);
            default -> {
                var parts = word.split("/");
                yield pod(parts[0], parts[1], parts.length > 2 ? DataPlane.ISTIO_AMBIENT : DataPlane.ISTIO_SIDECAR);
            }
        };
    }

    static Pod db() {
        return pod("data", "db", DataPlane.ISTIO_SIDECAR);
    }

    /** {@code data/db}, by a word of a table. */
    static Pod db(String word) {
        return pod(
                "data",
                "db",
                switch (word) {
                    case "ambient" -> DataPlane.ISTIO_AMBIENT;
                    case "sidecar" -> DataPlane.ISTIO_SIDECAR;
                    case "tunnel" -> DataPlane.ISTIO_SIDECAR_WITH_TUNNEL;
                    case "linkerd" -> DataPlane.LINKERD;
                    default -> DataPlane.NONE;
                });
    }

    /** By the Service, on the port that leads to this container port. */
    static Arrival arrival(int containerPort) {
        int servicePort = containerPort == 8080 ? 80 : containerPort;
        return new Arrival(
                Optional.of(new ServiceId("data", "db")), servicePort, containerPort, Arrival.Others.ALL_IN_THE_MESH);
    }

    Verdict verdict(Hop hop) {
        return delivery.verdict(hop, world(), world());
    }

    Verdict call(String caller, int containerPort) {
        return call(caller, containerPort, Application.HTTP);
    }

    Verdict call(String caller, int containerPort, Application application) {
        return verdict(Hop.call(caller(caller), db(), arrival(containerPort), application));
    }

    Verdict callTo(String callee, String caller, int containerPort, Application application) {
        return verdict(Hop.call(caller(caller), db(callee), arrival(containerPort), application));
    }

    DataPlane planeOf(String namespace, String template) {
        var field = ManifestReader.one("apiVersion: v1\nkind: Pod\n" + template).root();
        return delivery.planeOf(namespace, new PodTemplate(field), world());
    }

    DataPlane planeNow(Pod running) {
        return delivery.planeNow(running, world());
    }

    Delivery delivery() {
        return delivery;
    }

    /** {@code mtls}, {@code plain}, {@code refused} or {@code unknown}: short for tables. */
    static String word(Verdict verdict) {
        return verdict.word().replace("delivered-plaintext", "plain").replace("delivered-mtls", "mtls");
    }
}
