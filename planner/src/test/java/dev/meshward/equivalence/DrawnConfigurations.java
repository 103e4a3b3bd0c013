package dev.meshward.equivalence;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws configurations for the town: few constants, so that rules meet each other. */
final class DrawnConfigurations {

    private static final List<String> PATHS = List.of("/a", "/a/b", "/ab", "/b", "/a/b/c");
    private static final List<String> SHAPES =
            List.of("/a", "/a*", "/a/*", "*/b", "/a/b", "*", "/a/{*}", "/{**}", "/b*", "/{*}/b");
    private static final List<String> REGEXES = List.of("/a.*", "/[ab]", "^(?:/a|/a/b)$", "/a(?:/.*)?", "/[^/]+/b");
    private static final List<String> BLOCKS = List.of("10.0.0.0/8", "10.1.0.0/16", "192.0.2.0/24", "0.0.0.0/0");

    private final RandomGenerator random;
    private int made;

    DrawnConfigurations(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    RandomGenerator random() {
        return random;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private List<String> several(int least, int most, java.util.function.Supplier<String> each) {
        return IntStream.range(0, random.nextInt(least, most + 1))
                .mapToObj(_ -> each.get())
                .toList();
    }

    private static String list(List<String> items) {
        return items.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(List<String> items) {
        return list(items.stream().map(item -> '"' + item + '"').toList());
    }

    private Manifest object(String version, String kind, String name, String annotations, String spec) {
        made++;
        return ManifestReader.one("""
            apiVersion: %s
            kind: %s
            metadata: {name: %s, namespace: data, annotations: %s, creationTimestamp: "2025-01-01T00:%02d:%02dZ"}
            spec: %s
            """.formatted(version, kind, name, annotations, made / 60, made % 60, spec));
    }

    Configuration istio() {
        var objects = new ArrayList<Manifest>();
        for (int i = 0, n = random.nextInt(5); i < n; i++) {
            objects.add(object("security.istio.io/v1", "AuthorizationPolicy", "p" + i, "{}", policy()));
        }
        if (chance(30)) {
            objects.add(object(
                    "security.istio.io/v1",
                    "PeerAuthentication",
                    "m",
                    "{}",
                    "{mtls: {mode: " + oneOf("STRICT", "PERMISSIVE") + "}}"));
        }
        if (chance(70)) {
            objects.add(object(
                    "networking.istio.io/v1",
                    "DestinationRule",
                    "r",
                    "{}",
                    "{host: reviews, subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version:"
                            + " v2}}]}"));
        }
        for (int i = 0, n = random.nextInt(3); i < n; i++) {
            var routes = list(several(1, 4, this::istioRoute));
            objects.add(object(
                    "networking.istio.io/v1",
                    "VirtualService",
                    "v" + i,
                    "{}",
                    "{hosts: [reviews], http: " + routes + "}"));
        }
        return new Configuration("istio", Town.CONTEXT, objects);
    }

    private String policy() {
        var selector = chance(70) ? "selector: {matchLabels: {app: " + oneOf("db", "reviews") + "}}, " : "";
        var action = chance(30) ? "DENY" : "ALLOW";
        return "{" + selector + "action: " + action + ", rules: " + list(several(1, 3, this::policyRule)) + "}";
    }

    private String policyRule() {
        var parts = new ArrayList<String>();
        if (chance(60)) {
            parts.add("from: " + list(several(1, 2, () -> "{source: {" + source() + "}}")));
        }
        if (chance(60)) {
            parts.add("to: " + list(several(1, 2, () -> "{operation: {" + operation() + "}}")));
        }
        if (chance(15)) {
            parts.add("when: [{key: \"request.headers[x-team]\", " + oneOf("values", "notValues") + ": ["
                    + oneOf("red", "blue", "\"r*\"") + "]}]");
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private String source() {
        return switch (random.nextInt(5)) {
            case 0 ->
                "principals: "
                        + quoted(several(
                                1, 2, () -> oneOf("cluster.local/ns/shop/sa/web", "cluster.local/ns/ops/*", "*")));
            case 1 -> "namespaces: " + quoted(several(1, 2, () -> oneOf("shop", "ops", "s*")));
            case 2 -> "notNamespaces: " + quoted(several(1, 1, () -> oneOf("shop", "ops")));
            case 3 -> "serviceAccounts: " + quoted(several(1, 2, () -> oneOf("shop/web", "ops/cron", "db")));
            default -> oneOf("ipBlocks", "notIpBlocks") + ": " + quoted(several(1, 2, () -> oneOf(BLOCKS)));
        };
    }

    private String operation() {
        var parts = new ArrayList<String>();
        if (chance(40)) {
            parts.add(oneOf("methods", "methods", "notMethods") + ": "
                    + quoted(several(1, 2, () -> oneOf("GET", "POST", "P*"))));
        }
        if (chance(50)) {
            parts.add(oneOf("paths", "paths", "notPaths") + ": " + quoted(several(1, 2, () -> oneOf(SHAPES))));
        }
        if (chance(20) || parts.isEmpty()) {
            parts.add("ports: " + quoted(several(1, 1, () -> oneOf("8080", "9080"))));
        }
        return String.join(", ", parts);
    }

    private String istioRoute() {
        var parts = new ArrayList<String>();
        if (chance(75)) {
            parts.add("match: " + list(several(1, 2, this::istioMatch)));
        }
        parts.add(
                chance(15)
                        ? "redirect: {uri: " + oneOf(PATHS) + "}"
                        : "route: [{destination: {host: reviews, subset: v1}, weight: " + random.nextInt(1, 4)
                                + "}, {destination: {host: reviews, subset: v2}, weight: " + random.nextInt(1, 3)
                                + "}]");
        if (chance(30)) {
            parts.add("timeout: " + oneOf("1s", "2s"));
        }
        if (chance(30)) {
            parts.add("retries: {attempts: " + random.nextInt(3) + ", retryOn: \"503\"}");
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private String istioMatch() {
        var parts = new ArrayList<String>();
        if (chance(70)) {
            parts.add("uri: {"
                    + (chance(30)
                            ? "regex: \"" + oneOf(REGEXES) + "\""
                            : oneOf("exact", "prefix") + ": " + oneOf(PATHS))
                    + "}");
        }
        if (chance(30)) {
            parts.add(oneOf("headers", "withoutHeaders") + ": {x-team: " + oneOf("{exact: red}", "{prefix: r}", "{}")
                    + "}");
        }
        if (chance(20)) {
            parts.add("method: {exact: " + oneOf("GET", "POST") + "}");
        }
        if (chance(20)) {
            parts.add("sourceNamespace: " + oneOf("shop", "ops"));
        }
        if (chance(15)) {
            parts.add("queryParams: {q: {exact: one}}");
        }
        return "{" + String.join(", ", parts) + "}";
    }

    Configuration linkerd() {
        var objects = new ArrayList<Manifest>();
        for (var app : List.of("db", "reviews")) {
            if (chance(75)) {
                objects.add(object(
                        "policy.linkerd.io/v1beta3",
                        "Server",
                        app,
                        "{}",
                        "{podSelector: {matchLabels: {app: " + app + "}}, port: " + (app.equals("db") ? 8080 : 9080)
                                + ", proxyProtocol: " + oneOf("unknown", "HTTP/1", "HTTP/2") + ", accessPolicy: "
                                + oneOf("deny", "deny", "all-authenticated", "cluster-unauthenticated") + "}"));
                if (chance(60)) {
                    objects.add(route("in-" + app, "{group: policy.linkerd.io, kind: Server, name: " + app + "}", ""));
                }
            }
        }
        objects.add(object(
                "policy.linkerd.io/v1alpha1",
                "MeshTLSAuthentication",
                "web",
                "{}",
                "{identityRefs: [{kind: ServiceAccount, name: web, namespace: shop}]}"));
        objects.add(object(
                "policy.linkerd.io/v1alpha1",
                "MeshTLSAuthentication",
                "ops",
                "{}",
                "{identities: [" + oneOf("\"*\"", "\"*.ops.serviceaccount.identity.linkerd.cluster.local\"") + "]}"));
        objects.add(object(
                "policy.linkerd.io/v1alpha1",
                "NetworkAuthentication",
                "net",
                "{}",
                "{networks: [{cidr: " + oneOf(BLOCKS) + ", except: [10.1.2.0/24]}]}"));
        for (int i = 0, n = random.nextInt(5); i < n; i++) {
            objects.add(object("policy.linkerd.io/v1alpha1", "AuthorizationPolicy", "p" + i, "{}", linkerdPolicy()));
        }
        for (int i = 0, n = random.nextInt(3); i < n; i++) {
            objects.add(route(
                    "out-" + i,
                    "{group: \"\", kind: Service, name: reviews, namespace: data}",
                    ", backendRefs: [{name: " + oneOf("db", "reviews") + ", namespace: data, port: 80}]"));
        }
        return new Configuration("linkerd", Town.CONTEXT, objects);
    }

    private String linkerdPolicy() {
        var target = chance(60)
                ? "{group: policy.linkerd.io, kind: Server, name: " + oneOf("db", "reviews") + "}"
                : "{group: gateway.networking.k8s.io, kind: HTTPRoute, name: " + oneOf("in-db", "in-reviews") + "}";
        var refs = new ArrayList<String>();
        if (chance(70)) {
            refs.add("{group: policy.linkerd.io, kind: MeshTLSAuthentication, name: " + oneOf("web", "ops") + "}");
        }
        if (chance(30)) {
            refs.add("{group: policy.linkerd.io, kind: NetworkAuthentication, name: net}");
        }
        return "{targetRef: " + target + ", requiredAuthenticationRefs: " + list(refs) + "}";
    }

    private Manifest route(String name, String parent, String backends) {
        var annotations = chance(30)
                ? "{timeout.linkerd.io/request: " + oneOf("1s", "2s") + ", retry.linkerd.io/http: \"503\"}"
                : "{}";
        var rules = list(several(1, 3, () -> "{matches: " + list(several(1, 2, this::linkerdMatch)) + backends + "}"));
        return object(
                "gateway.networking.k8s.io/v1",
                "HTTPRoute",
                name,
                annotations,
                "{parentRefs: [" + parent + "], rules: " + rules + "}");
    }

    private String linkerdMatch() {
        var parts = new ArrayList<String>();
        if (chance(80)) {
            parts.add(
                    chance(25)
                            ? "path: {type: RegularExpression, value: \"" + oneOf(REGEXES) + "\"}"
                            : "path: {type: " + oneOf("Exact", "PathPrefix") + ", value: " + oneOf(PATHS) + "}");
        }
        if (chance(25)) {
            parts.add("headers: [{name: x-team, value: red}]");
        }
        if (chance(20)) {
            parts.add("method: " + oneOf("GET", "POST"));
        }
        return "{" + String.join(", ", parts) + "}";
    }

    /** The same objects but for one, which is left out or drawn anew. */
    Configuration changed(Configuration configuration) {
        var objects = new ArrayList<>(configuration.objects());
        if (!objects.isEmpty()) {
            objects.remove(random.nextInt(objects.size()));
        }
        var others = configuration.mesh().equals("istio") ? istio() : linkerd();
        others.objects().stream()
                .filter(each -> objects.stream().noneMatch(known -> known.key().equals(each.key())))
                .limit(1)
                .forEach(objects::add);
        return new Configuration(configuration.mesh(), configuration.context(), objects);
    }
}
