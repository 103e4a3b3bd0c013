package dev.meshward.testing.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws lots and collects the objects that come out, in a small town of three Deployments with a Service each. */
final class Lots {

    private static final List<String> PATHS = List.of("/a", "/a/b", "/b", "/ab");

    private static final String NAMESPACES = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop%s}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: ops}
        """;

    private static final String CRON = """
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: cron, namespace: ops}
        spec:
          schedule: "@daily"
          jobTemplate:
            spec:
              template:
                metadata: {labels: {app: cron}}
                spec: {serviceAccountName: cron, containers: [{name: main, image: registry.example/main:1}]}
        """;

    private static final String APPLICATION = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %1$s, namespace: shop}
        spec:
          selector: {matchLabels: {app: %1$s}}
          template:
            metadata: {labels: {app: %1$s, version: v1}%2$s}
            spec:
              serviceAccountName: %1$s
              containers: [{name: main, image: registry.example/main:1, ports: [{name: http, containerPort: 8080}, {containerPort: 9090}]}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: %1$s, namespace: shop%3$s}
        spec: {clusterIP: 10.0.0.7, selector: {app: %1$s}, ports: [%4$s]}
        ---
        """;

    private final RandomGenerator random;
    private final StringBuilder text = new StringBuilder();
    private int made;

    Lots(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    String text() {
        return text.toString();
    }

    /** The name of the object that was made last. */
    String last() {
        return "o" + made;
    }

    /** Without anything of a mesh. */
    void plainTown() {
        List.of("web", "db", "api")
                .forEach(name ->
                        text.append(APPLICATION.formatted(name, "", "", "{name: http, port: 80, targetPort: 8080}")));
        text.append(NAMESPACES.formatted(""));
    }

    /**
     * @param ofPods annotations of which pods may have some
     * @param ofServices the same of Services
     */
    void town(List<String> ofPods, List<String> ofServices, List<String> ofNamespace) {
        for (var name : List.of("web", "db", "api")) {
            text.append(APPLICATION.formatted(name, noted(ofPods, 30), noted(ofServices, 20), ports(name)));
        }
        text.append(NAMESPACES.formatted(noted(ofNamespace, 15)));
        text.append(CRON);
    }

    /** What a Service says of what is spoken: a name, an appProtocol, or nothing; {@code web} speaks HTTP in any case. */
    private String ports(String service) {
        var first = service.equals("web")
                ? "{name: http, port: 80, targetPort: 8080}"
                : oneOf(
                        "{name: http, port: 80, targetPort: 8080}",
                        "{name: http, port: 80, targetPort: http}",
                        "{name: main, port: 80, targetPort: 8080, appProtocol: http}",
                        "{name: tcp-db, port: 80, targetPort: 8080}",
                        "{name: main, port: 80, targetPort: 8080}");
        return first
                + (chance(15) ? ", {name: " + oneOf("http-more", "tcp-more") + ", port: 90, targetPort: 9090}" : "");
    }

    private String noted(List<String> annotations, int percent) {
        return annotations.isEmpty() || !chance(percent)
                ? ""
                : ", annotations: {" + annotations.get(random.nextInt(annotations.size())) + "}";
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int number(int from, int below) {
        return random.nextInt(from, below);
    }

    String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    String path() {
        return PATHS.get(random.nextInt(PATHS.size()));
    }

    void some(int most, Runnable each) {
        IntStream.range(0, random.nextInt(most + 1)).forEach(_ -> each.run());
    }

    /** At least one, as a list in YAML. */
    String several(int most, Supplier<String> each) {
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(_ -> each.get())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Of parts that each may be there or not; the first stands where no other does. */
    String parts(int percent, String... parts) {
        var drawn = new ArrayList<String>();
        for (var part : parts) {
            if (chance(percent)) {
                drawn.add(part);
            }
        }
        return String.join(", ", drawn.isEmpty() ? List.of(parts[0]) : drawn);
    }

    void object(String version, String kind, String spec) {
        object(version, kind, "shop", "", spec);
    }

    /** @param annotations as in YAML, without braces; empty for none */
    void object(String version, String kind, String namespace, String annotations, String spec) {
        named(version, kind, "o" + (made + 1), namespace, annotations, spec);
    }

    /** @param name of its own, by which the mesh finds it */
    void named(String version, String kind, String name, String namespace, String annotations, String spec) {
        made++;
        text.append("""
            ---
            apiVersion: %s
            kind: %s
            metadata: {name: %s, namespace: %s, creationTimestamp: "2025-01-01T00:00:%02dZ"%s}
            spec: %s
            """.formatted(
                        version,
                        kind,
                        name,
                        namespace,
                        made,
                        annotations.isEmpty() ? "" : ", annotations: {" + annotations + "}",
                        spec));
    }
}
