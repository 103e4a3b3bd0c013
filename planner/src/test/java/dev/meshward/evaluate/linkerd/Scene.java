package dev.meshward.evaluate.linkerd;

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
import dev.meshward.evaluate.istio.IstioRules;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import java.util.ArrayList;
import java.util.HashMap;
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
          clusterIP: 10.0.0.7
          selector: {app: db}
          ports:
            - {name: http-api, port: 80, targetPort: 8080}
            - {name: tcp-sql, port: 3306, targetPort: sql}
            - {name: admin, port: 9000, targetPort: 9000}
            - {name: queue, port: 4222, targetPort: 4222}
        """;

    private static final String GATEWAY = "gateway.networking.k8s.io";

    private final List<Manifest> objects = new ArrayList<>();
    private Map<String, String> annotations = new HashMap<>();
    private int made;

    Scene() {
        add(SERVICE);
    }

    Scene add(String yaml) {
        objects.addAll(ManifestReader.several(yaml));
        return this;
    }

    /** An object of the policy group in the callee's namespace; its moment is the order of adding. */
    Scene add(String kind, String name, String spec) {
        return add("policy.linkerd.io/v1beta3", kind, "data", name, spec);
    }

    Scene add(String version, String kind, String namespace, String name, String spec) {
        made++;
        return add("""
            apiVersion: %s
            kind: %s
            metadata: {name: %s, namespace: %s, creationTimestamp: "2025-01-01T00:00:%02dZ", labels: {of: %s}}
            spec: %s
            """.formatted(version, kind, name, namespace, made, name, spec));
    }

    Scene route(String kind, String namespace, String name, String spec) {
        return add(GATEWAY + "/v1", kind, namespace, name, spec);
    }

    /** The Server of the callee's HTTP port, with these fields besides. */
    Scene server(String fields) {
        return add("Server", "api", "{podSelector: {matchLabels: {app: db}}, port: 8080" + fields + "}");
    }

    /** A policy that lets these in to the Server of the HTTP port. */
    Scene policy(String refs) {
        return add(
                "AuthorizationPolicy",
                "some",
                "{targetRef: {group: policy.linkerd.io, kind: Server, name: api}, requiredAuthenticationRefs: " + refs
                        + "}");
    }

    Scene values(String yaml) {
        return add("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: linkerd-config, namespace: linkerd}
            data: {values: '%s'}
            """.formatted(yaml));
    }

    /** An annotation of the callee's pod. */
    Scene annotated(String key, String value) {
        annotations.put("config.linkerd.io/" + key, value);
        return this;
    }

    World world() {
        return World.of(objects);
    }

    Delivery delivery() {
        return new Delivery(List.of(new IstioRules("istio-system"), rules()));
    }

    LinkerdRules rules() {
        return new LinkerdRules("linkerd", objects);
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
                List.of(
                        new PodPort("api", 8080, "TCP"),
                        new PodPort("sql", 3306, "TCP"),
                        new PodPort("queue", 4222, "TCP"),
                        new PodPort("extra", 9090, "TCP"),
                        new PodPort("extra", 9091, "TCP"),
                        new PodPort("beat", 9092, "UDP")));
    }

    /** Words of a table: {@code mesh} and {@code plain} are pods of shop, the others no pods. */
    static Peer caller(String word) {
        return switch (word) {
            case "mesh" -> pod("shop", "web", DataPlane.LINKERD);
            case "plain" -> pod("shop", "web", DataPlane.NONE);
            case "istio" -> pod("shop", "web", DataPlane.ISTIO_SIDECAR);
            case "node" -> new Peer.Node();
            case "outside" -> new Peer.Outside();
            case "apiserver" -> new Peer.ApiServer();
            case "gateway" -> new Peer.MeshGateway(DataPlane.LINKERD);
            default -> {
                var parts = word.split("/");
                yield pod(parts[0], parts[1], DataPlane.LINKERD);
            }
        };
    }

    Pod db() {
        return pod("data", "db", DataPlane.LINKERD, annotations);
    }

    /** By the Service, on the port that leads to this container port. */
    static Arrival arrival(int containerPort) {
        int servicePort = containerPort == 8080 ? 80 : containerPort;
        return new Arrival(
                Optional.of(new ServiceId("data", "db")), servicePort, containerPort, Arrival.Others.ALL_IN_THE_MESH);
    }

    Verdict verdict(Hop hop) {
        return delivery().verdict(hop, world(), world());
    }

    String call(String caller, int containerPort) {
        return call(caller, containerPort, Application.HTTP);
    }

    String call(String caller, int containerPort, Application application) {
        return word(verdict(Hop.call(caller(caller), db(), arrival(containerPort), application)));
    }

    /** Of the pod's own address. */
    String direct(String caller, int containerPort, Application application) {
        return word(verdict(Hop.call(caller(caller), db(), Arrival.atPod(containerPort), application)));
    }

    /** A probe of a container with this probe, as YAML. */
    String probe(String probe, int port) {
        var manifest = ManifestReader.one("""
            apiVersion: v1
            kind: Pod
            metadata: {name: db, namespace: data, labels: {app: db}, annotations: %s}
            spec:
              containers:
                - name: db
                  ports: [{name: api, containerPort: 8080}, {name: sql, containerPort: 3306}]
                  %s
            """.formatted(written(annotations), probe));
        var pod = Pod.made("data", "db", new PodTemplate(manifest.root()), DataPlane.LINKERD);
        var hop = new Hop(new Peer.Node(), pod, Arrival.atPod(port), Application.HTTP, Hop.Purpose.PROBE);
        return word(verdict(hop));
    }

    private static String written(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(entry -> entry.getKey() + ": \"" + entry.getValue() + "\"")
                .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
    }

    DataPlane planeOf(String namespace, String template) {
        return delivery().planeOf(namespace, template(template), world());
    }

    static PodTemplate template(String yaml) {
        return new PodTemplate(
                ManifestReader.one("apiVersion: v1\nkind: Pod\n" + yaml).root());
    }

    /** {@code mtls}, {@code plain}, {@code refused} or {@code unknown}: short for tables. */
    static String word(Verdict verdict) {
        return verdict.word().replace("delivered-plaintext", "plain").replace("delivered-mtls", "mtls");
    }
}
