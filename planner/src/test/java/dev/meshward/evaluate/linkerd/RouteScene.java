package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.RoutingWords;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls of {@code shop/web} to {@code data/db}, beside which there are the Services {@code v1} and {@code v2}. */
final class RouteScene {

    private static final String DB = """
        apiVersion: v1
        kind: Service
        metadata: {name: db, namespace: data, annotations: %s}
        spec:
          clusterIP: 10.0.0.7
          selector: {app: db}
          ports:
            - {name: http, port: 80, targetPort: 8080}
            - {name: sql, port: 3306, targetPort: 3306}
            - {name: web, port: 8443, targetPort: 8443}
            - {name: declared, port: 81, targetPort: 8081, appProtocol: http}
            - {name: foreign, port: 82, targetPort: 8082, appProtocol: grpc}
        """;

    private static final String OTHERS = """
        apiVersion: v1
        kind: Service
        metadata: {name: v1, namespace: data}
        spec: {clusterIP: 10.0.0.8, selector: {app: db, version: v1}, ports: [{port: 80, targetPort: 8080}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: v2, namespace: data}
        spec: {clusterIP: 10.0.0.9, selector: {app: db, version: v2}, ports: [{port: 80, targetPort: 8080}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: pods, namespace: data}
        spec: {clusterIP: None, selector: {app: pods}, ports: [{port: 80}]}
        """;

    private final List<Manifest> objects = new ArrayList<>();
    private int made;

    RouteScene() {
        this("{}");
    }

    /** @param annotations of the Service */
    RouteScene(String annotations) {
        add(DB.formatted(annotations));
        add(OTHERS);
    }

    RouteScene add(String yaml) {
        objects.addAll(ManifestReader.several(yaml));
        return this;
    }

    /** A route whose moment is the order of adding. */
    RouteScene route(String kind, String namespace, String annotations, String spec) {
        made++;
        return add("""
            apiVersion: %s
            kind: %s
            metadata: {name: made-%d, namespace: %s, creationTimestamp: "2025-01-01T00:00:%02dZ", annotations: %s}
            spec: %s
            """.formatted(
                        kind.startsWith("Policy") ? "policy.linkerd.io/v1beta3" : "gateway.networking.k8s.io/v1",
                        kind.replace("Policy", ""),
                        made,
                        namespace,
                        made,
                        annotations,
                        filled(spec)));
    }

    /** An HTTPRoute of the Service's namespace for the Service. */
    RouteScene http(String rules) {
        return route("HTTPRoute", "data", "{}", "{PARENT, rules: " + rules + "}");
    }

    static String filled(String text) {
        return text.replace("PARENT", "parentRefs: [{group: \"\", kind: Service, name: db, namespace: data}]")
                .replace("V1", "backendRefs: [{name: v1, namespace: data, port: 80}]")
                .replace("V2", "backendRefs: [{name: v2, namespace: data, port: 80}]");
    }

    static String full(String expected) {
        return expected.matches("v\\d") ? "data/db-" + expected + ":8080" : expected;
    }

    Routing request(String written) {
        return request("shop", written);
    }

    Routing request(String client, String written) {
        return routed(
                client,
                new Destination.OfService(new ServiceId("data", "db"), 80),
                Application.HTTP,
                RoutingWords.request("db.data.svc.cluster.local", written));
    }

    Routing routed(String client, Destination destination, Application application, Request request) {
        var departure = new Departure(client, Map.of("app", "web"), destination, application, request);
        return new LinkerdRules("linkerd", objects).route(departure, World.of(objects));
    }
}
