package dev.meshward.equivalence;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.istio.IstioRules;
import dev.meshward.evaluate.linkerd.LinkerdRules;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.scan.ManifestScan;
import dev.meshward.scan.SavedFormat;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.Source;
import dev.meshward.scan.SourceUnreadable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A town in which {@code shop/web} and {@code ops/cron} may call {@code data/db} and two versions of {@code data/reviews}. */
final class Town {

    private static final String NAMESPACES = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: ops}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: data}
        """;

    private static final String SERVICES = """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: db, namespace: data}
        spec:
          clusterIP: 10.0.0.7
          selector: {app: db}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: reviews, namespace: data}
        spec:
          clusterIP: 10.0.0.8
          selector: {app: reviews}
          ports: [{name: http, port: 80, targetPort: 9080, appProtocol: http}]
        """;

    private static final String PLACES = NAMESPACES
            + SERVICES
            + workload("shop", "web", "{app: web, tier: front}", 8080)
            + workload("ops", "cron", "{app: cron}", 8080)
            + workload("data", "db", "{app: db}", 8080)
            + workload("data", "reviews-v1", "{app: reviews, version: v1}", 9080)
            + workload("data", "reviews-v2", "{app: reviews, version: v2}", 9080);

    static final ClusterSnapshot CONTEXT = scanned(PLACES);

    /** The town with a mail server, {@code data/mail}, which speaks first. */
    static final ClusterSnapshot WITH_MAIL = scanned(PLACES + """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: mail, namespace: data}
        spec:
          selector: {app: mail}
          ports: [{name: smtp, port: 587}]
        """ + workload("data", "mail", "{app: mail}", 587));

    private Town() {}

    private static String workload(String namespace, String name, String labels, int port) {
        return """
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %s, namespace: %s}
            spec:
              selector: {matchLabels: %s}
              template:
                metadata: {labels: %s}
                spec:
                  serviceAccountName: %s
                  containers: [{name: main, image: registry.example/main:1, ports: [{containerPort: %d}]}]
            """.formatted(name, namespace, labels, labels, name, port);
    }

    private static ClusterSnapshot scanned(String yaml) {
        try {
            return new ManifestScan(SavedFormat.none())
                    .scan(
                            List.of(new Source.OfStream(
                                    new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))),
                            ScanOptions.everything())
                    .snapshot();
        } catch (SourceUnreadable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Optional<Evaluators.Rules> rules(String mesh, List<Manifest> objects) {
        return switch (mesh) {
            case "istio" ->
                Optional.of(new Evaluators.Rules(new IstioRules(IstioRules.USUAL_HOME), DataPlane.ISTIO_SIDECAR));
            case "linkerd" ->
                Optional.of(
                        new Evaluators.Rules(new LinkerdRules(LinkerdRules.USUAL_HOME, objects), DataPlane.LINKERD));
            default -> Optional.empty();
        };
    }

    static Configuration istio(String yaml) {
        return new Configuration("istio", CONTEXT, ManifestReader.several(yaml));
    }

    static Configuration linkerd(String yaml) {
        return new Configuration("linkerd", CONTEXT, ManifestReader.several(yaml));
    }

    static Comparison compare(Configuration first, Configuration second) {
        return new Equivalence(Town::rules).compare(first, second);
    }

    /** What came out for a port of a workload of {@code data}. */
    static Compared door(Comparison comparison, String workload, int port) {
        return comparison.doors().stream()
                .filter(each -> each.workload().name().equals(workload) && each.port() == port)
                .findFirst()
                .orElseThrow()
                .compared();
    }

    /** What came out for calls of a namespace to a Service of {@code data}. */
    static Compared way(Comparison comparison, String namespace, String service) {
        return comparison.ways().stream()
                .filter(each -> each.namespace().equals(namespace)
                        && each.destination() instanceof Destination.OfService(var id, int _)
                        && id.name().equals(service))
                .findFirst()
                .orElseThrow()
                .compared();
    }
}
