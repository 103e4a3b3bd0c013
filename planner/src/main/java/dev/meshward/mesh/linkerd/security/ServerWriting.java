package dev.meshward.mesh.linkerd.security;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.AccessText;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a Server for one port of some pods, and what lets callers in there (linkerd A.1, C). */
final class ServerWriting {

    /** From this minor version on a Server has an access policy (linkerd 0). */
    private static final int FIRST_WITH_ACCESS_POLICY = 16;

    /** From this minor version on routes of the stable version are read (linkerd 0). */
    private static final int FIRST_WITH_V1 = 18;

    /** Of one rule (Gateway API). */
    private static final int MOST_MATCHES = 64;

    private static final String GATEWAY_API = "gateway.networking.k8s.io";

    private final TargetWriting target;
    private final KnownCallers known;
    private final PolicyWriting policies;

    ServerWriting(TargetWriting target, KnownCallers known) {
        this.target = target;
        this.known = known;
        this.policies = new PolicyWriting(target, known);
    }

    List<String> takeDifferences() {
        return policies.takeDifferences();
    }

    List<ObjectKey> write(PodGroup group, int port, Door door, List<Author> authors) {
        return switch (door) {
            case Door.Whole(var grants) -> whole(group, port, grants, authors);
            case Door.ByRequest(var routes, var anyhow) -> {
                var written = new ArrayList<>(whole(group, port, anyhow, authors));
                written.addAll(routes(written.getFirst(), routes, authors));
                yield written;
            }
        };
    }

    private List<ObjectKey> whole(PodGroup group, int port, List<Grant> grants, List<Author> authors) {
        var word = hasAccessPolicy() ? InboundPolicy.of(grants, known) : InboundPolicy.DENY;
        var server = server(group, port, word, authors);
        var written = new ArrayList<>(List.of(server));
        if (word == InboundPolicy.DENY) {
            written.addAll(policies.write(server, grants, authors));
        }
        return written;
    }

    private boolean hasAccessPolicy() {
        return target.target().meshMinor() >= FIRST_WITH_ACCESS_POLICY;
    }

    private ObjectKey server(PodGroup group, int port, InboundPolicy policy, List<Author> authors) {
        var spec = Mapping.building()
                .put("podSelector", selector(group))
                .put("port", port)
                .put("proxyProtocol", "unknown");
        if (hasAccessPolicy()) {
            spec.put("accessPolicy", policy.word());
        }
        return target.write(
                hasAccessPolicy() ? "policy.linkerd.io/v1beta3" : "policy.linkerd.io/v1beta1",
                "Server",
                group.namespace(),
                group.name() + "-" + port,
                Map.of(),
                authors,
                spec.build());
    }

    private static Mapping selector(PodGroup group) {
        var selector = Mapping.building();
        if (!group.labels().isEmpty()) {
            selector.put("matchLabels", OwnObject.labels(group.labels()));
        }
        if (!group.never().isEmpty()) {
            selector.put(
                    "matchExpressions",
                    Value.Sequence.of(group.never().stream()
                            .map(label -> Mapping.building()
                                    .put("key", label.getKey())
                                    .put("operator", "NotIn")
                                    .put("values", Value.Sequence.of(List.of(Value.Text.of(label.getValue()))))
                                    .build())
                            .toList()));
        }
        return selector.build();
    }

    /** Whom the Server itself lets in gets in on every route (linkerd C.5). */
    private List<ObjectKey> routes(ObjectKey server, List<Door.Routes> routes, List<Author> authors) {
        var written = new ArrayList<ObjectKey>();
        for (var each : routes) {
            for (int from = 0; from < each.matches().size(); from += MOST_MATCHES) {
                var part = each.matches()
                        .subList(
                                from,
                                Math.min(from + MOST_MATCHES, each.matches().size()));
                var route = route(server, each.host(), part, authors);
                written.add(route);
                written.addAll(policies.write(route, each.grants(), authors));
            }
        }
        return written;
    }

    private ObjectKey route(ObjectKey server, String host, List<Door.Match> matches, List<Author> authors) {
        var parent = Mapping.building()
                .put("group", server.group())
                .put("kind", server.kind())
                .put("name", server.name())
                .build();
        var spec = Mapping.building().put("parentRefs", Value.Sequence.of(List.of(parent)));
        if (!host.isEmpty()) {
            spec.put("hostnames", Value.Sequence.of(List.of(Value.Text.of(host))));
        }
        var rule = Mapping.building()
                .put(
                        "matches",
                        Value.Sequence.of(
                                matches.stream().map(ServerWriting::match).toList()))
                .build();
        spec.put("rules", Value.Sequence.of(List.of(rule)));
        var version = target.target().meshMinor() < FIRST_WITH_V1 ? "v1beta1" : "v1";
        return target.write(
                GATEWAY_API + "/" + version,
                "HTTPRoute",
                server.namespace(),
                server.name() + "-" + name(matches),
                Map.of(),
                authors,
                spec.build());
    }

    private static String name(List<Door.Match> matches) {
        return matches.stream().anyMatch(match -> match.path().isEmpty()) ? "rest" : "paths";
    }

    private static Mapping match(Door.Match match) {
        var written = Mapping.building();
        var path = match.path().map(ServerWriting::path).orElseGet(() -> typed("PathPrefix", "/"));
        written.put("path", path);
        if (!match.headers().isEmpty()) {
            written.put(
                    "headers",
                    Value.Sequence.of(match.headers().entrySet().stream()
                            .map(header -> header(header.getKey(), header.getValue()))
                            .toList()));
        }
        if (!match.method().isEmpty()) {
            written.put("method", match.method().toUpperCase(Locale.ROOT));
        }
        return written.build();
    }

    /** A beginning is one of characters here and not of segments, so that it becomes an expression (linkerd G.0). */
    private static Mapping path(AccessText path) {
        return path instanceof AccessText.Exact(var exact) && isPlain(exact)
                ? typed("Exact", exact)
                : typed("RegularExpression", anchored(path));
    }

    /** What the Gateway API takes for an exact path. */
    private static boolean isPlain(String path) {
        return path.matches("(?!.*(?://|/\\.\\.?(?:/|$)|%2[fF]))/[^?#*]*");
    }

    private static Mapping header(String name, AccessText value) {
        var written = value instanceof AccessText.Exact(var exact)
                ? typed("Exact", exact)
                : typed("RegularExpression", anchored(value));
        return Mapping.building()
                .put("name", name)
                .put("type", written.get("type").orElseThrow())
                .put("value", written.get("value").orElseThrow())
                .build();
    }

    private static String anchored(AccessText text) {
        var expression = text.expression();
        return expression.contains("|") && !expression.startsWith("(?:")
                ? "^(?:" + expression + ")$"
                : "^" + expression + "$";
    }

    private static Mapping typed(String type, String value) {
        return Mapping.building().put("type", type).put("value", value).build();
    }
}
