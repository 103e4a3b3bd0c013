package dev.meshward.evaluate.istio;

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

/** Calls of {@code shop/web} to {@code data/db}, which has two subsets. */
final class RouteScene {

    private static final String OBJECTS = """
        apiVersion: v1
        kind: Service
        metadata: {name: db, namespace: data}
        spec:
          selector: {app: db}
          ports:
            - {name: http-api, port: 80, targetPort: 8080}
            - {name: http-admin, port: 9000, targetPort: 9000}
            - {name: tcp-sql, port: 3307, targetPort: 3307}
            - {name: tls-web, port: 443, targetPort: 8443}
            - {name: any, port: 7000, targetPort: 7000}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: cache, namespace: data}
        spec: {selector: {app: cache}, ports: [{name: http, port: 6379}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: api, namespace: data}
        spec: {hosts: [api.example.com], ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS}
        """;

    private static final String RULE = """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: db, namespace: data}
        spec:
          host: db
          subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]
        """;

    private final List<Manifest> objects = new ArrayList<>();
    private int made;

    RouteScene() {
        add(OBJECTS);
        add(RULE);
    }

    static RouteScene withoutRules() {
        var scene = new RouteScene();
        scene.objects.removeIf(each -> each.key().kind().equals("DestinationRule"));
        return scene;
    }

    RouteScene add(String yaml) {
        objects.addAll(ManifestReader.several(yaml));
        return this;
    }

    /** An object of Istio; its moment is the order of adding. */
    RouteScene add(String kind, String namespace, String spec) {
        made++;
        return add("""
            apiVersion: networking.istio.io/v1
            kind: %s
            metadata: {name: made-%d, namespace: %s, creationTimestamp: "2025-01-01T00:00:%02dZ"}
            spec: %s
            """.formatted(kind, made, namespace, made, spec));
    }

    /** A VirtualService of the Service's namespace; {@code V1} and {@code V2} lead to its subsets. */
    RouteScene http(String routes) {
        return add("VirtualService", "data", "\n  hosts: [db]\n  http:\n    " + filled(routes));
    }

    static String filled(String routes) {
        return routes.replace("V1", "route: [{destination: {host: db.data.svc.cluster.local, subset: v1}}]")
                .replace("V2", "route: [{destination: {host: db.data.svc.cluster.local, subset: v2}}]");
    }

    static String full(String expected) {
        return expected.matches("v\\d") ? "data/db-" + expected + ":8080" : expected;
    }

    Routing request(String written) {
        return request("shop", 80, RoutingWords.request("db.data.svc.cluster.local", written));
    }

    Routing request(String client, int port, Request request) {
        return routed(client, new Destination.OfService(new ServiceId("data", "db"), port), Application.HTTP, request);
    }

    Routing routed(String client, Destination destination, Application application, Request request) {
        var departure = new Departure(client, Map.of("app", "web"), destination, application, request);
        return new IstioRules("istio-system").route(departure, World.of(objects));
    }
}
