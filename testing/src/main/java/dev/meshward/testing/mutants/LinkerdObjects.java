package dev.meshward.testing.mutants;

import static dev.meshward.testing.mutants.ObjectOperator.harmful;

import dev.meshward.testing.crd.PlainData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Linkerd's Servers, policies, authentications and annotations, with one thing wrong. */
final class LinkerdObjects {

    private static final List<String> WRITTEN = List.of("apply", "patch");
    private static final List<String> APPLIED = List.of("apply");
    private static final String ACCESS = "accessPolicy";
    private static final String IDENTITIES = "identityRefs";

    private LinkerdObjects() {}

    static List<Operator> all() {
        return Stream.of(ofServers(), ofPolicies(), ofCallers(), ofAnnotations())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Operator> ofServers() {
        return List.of(
                harmful(
                        "Server without accessPolicy",
                        APPLIED,
                        (object, _) -> access(object, spec -> spec.remove(ACCESS))),
                harmful(
                        "accessPolicy deny too early",
                        WRITTEN,
                        (object, _) -> access(object, spec -> spec.put(ACCESS, "deny"))),
                harmful(
                        "all-authenticated too early",
                        APPLIED,
                        (object, _) -> access(object, spec -> spec.put(ACCESS, "all-authenticated"))),
                harmful(
                        "accessPolicy opened",
                        List.of("patch"),
                        (object, _) -> access(object, spec -> spec.put(ACCESS, "all-unauthenticated"))),
                harmful("port of a Server wrong", APPLIED, (object, _) -> server(object, LinkerdObjects::nextPort)),
                harmful(
                        "protocol of a Server HTTP/2",
                        APPLIED,
                        (object, _) -> server(object, spec -> spec.put("proxyProtocol", "HTTP/2"))),
                harmful(
                        "protocol of a Server opaque",
                        APPLIED,
                        (object, _) -> server(object, spec -> spec.put("proxyProtocol", "opaque"))),
                harmful(
                        "podSelector widened",
                        APPLIED,
                        (object, _) ->
                                server(object, spec -> spec.put("podSelector", new LinkedHashMap<String, Object>()))),
                harmful(
                        "podSelector narrowed",
                        APPLIED,
                        (object, _) -> server(
                                object,
                                spec -> Editing.at(spec, "podSelector", "matchLabels")
                                        .put("release", "canary"))));
    }

    private static void nextPort(Map<String, @Nullable Object> spec) {
        var port = PlainData.text(spec.get("port"));
        if (port.matches("\\d+")) {
            spec.put("port", Long.parseLong(port) + 1);
        }
    }

    private static List<Operator> ofPolicies() {
        return List.of(
                harmful(
                        "target of a policy misspelt",
                        APPLIED,
                        (object, _) -> policy(
                                object,
                                spec -> Editing.at(spec, "targetRef")
                                        .merge("name", "x", (name, x) -> PlainData.text(name) + x))),
                harmful(
                        "policy for the namespace",
                        APPLIED,
                        (object, _) -> policy(
                                object,
                                spec -> spec.put(
                                        "targetRef",
                                        Map.of(
                                                "kind",
                                                "Namespace",
                                                "name",
                                                Editing.text(object, "metadata", "namespace"))))),
                harmful(
                        "authentication lost",
                        APPLIED,
                        (object, _) -> policy(object, spec -> spec.put("requiredAuthenticationRefs", List.of()))),
                harmful(
                        "authentication misspelt",
                        APPLIED,
                        (object, _) -> policy(
                                object,
                                spec -> references(spec)
                                        .forEach(each ->
                                                each.merge("name", "x", (name, x) -> PlainData.text(name) + x)))));
    }

    private static List<Operator> ofCallers() {
        return List.of(
                harmful("identity misspelt", WRITTEN, (object, _) -> named(object, "name")),
                harmful("identity of another namespace", WRITTEN, (object, _) -> named(object, "namespace")),
                harmful("identity lost", WRITTEN, (object, _) -> lost(object)),
                harmful("identity of everybody", WRITTEN, (object, _) -> ofEverybody(object)),
                harmful("networks narrowed", WRITTEN, (object, _) -> narrowed(object)));
    }

    private static List<Operator> ofAnnotations() {
        return List.of(
                harmful("annotation lost", List.of("patch"), (object, _) -> annotations(object, null)),
                harmful("annotation misspelt", List.of("patch"), (object, _) -> annotations(object, "on")),
                harmful(
                        "default policy deny too early",
                        List.of("patch"),
                        (object, _) -> defaultPolicy(object, "deny")),
                harmful(
                        "default policy opened",
                        List.of("patch"),
                        (object, _) -> defaultPolicy(object, "all-unauthenticated")));
    }

    private static boolean is(Map<String, @Nullable Object> object, String kind) {
        return Editing.text(object, "kind").equals(kind)
                && Editing.text(object, "apiVersion").startsWith("policy.linkerd.io");
    }

    private static Stream<Map<String, @Nullable Object>> spec(
            Map<String, @Nullable Object> object, String kind, Consumer<Map<String, @Nullable Object>> change) {
        return is(object, kind)
                ? Stream.of(Editing.changed(object, copy -> change.accept(Editing.at(copy, "spec"))))
                : Stream.empty();
    }

    private static Stream<Map<String, @Nullable Object>> server(
            Map<String, @Nullable Object> object, Consumer<Map<String, @Nullable Object>> change) {
        return spec(object, "Server", change);
    }

    private static Stream<Map<String, @Nullable Object>> access(
            Map<String, @Nullable Object> object, Consumer<Map<String, @Nullable Object>> change) {
        return Editing.read(object, "spec", ACCESS) == null ? Stream.empty() : server(object, change);
    }

    private static Stream<Map<String, @Nullable Object>> policy(
            Map<String, @Nullable Object> object, Consumer<Map<String, @Nullable Object>> change) {
        return spec(object, "AuthorizationPolicy", change);
    }

    private static List<Map<String, @Nullable Object>> references(Map<String, @Nullable Object> spec) {
        return PlainData.list(spec.get("requiredAuthenticationRefs")).stream()
                .map(PlainData::map)
                .toList();
    }

    /** One reference to an account changed, once for each. */
    private static Stream<Map<String, @Nullable Object>> named(Map<String, @Nullable Object> object, String key) {
        return IntStream.range(0, identities(object).size())
                .mapToObj(number -> Editing.changed(
                        object,
                        copy -> identities(copy).get(number).merge(key, "x", (name, x) -> PlainData.text(name) + x)));
    }

    /** The last one that is lost leaves the list empty. */
    private static Stream<Map<String, @Nullable Object>> lost(Map<String, @Nullable Object> object) {
        return IntStream.range(0, identities(object).size())
                .mapToObj(number -> Editing.changed(object, copy -> {
                    var left = new ArrayList<@Nullable Object>(identities(copy));
                    left.remove(number);
                    Editing.at(copy, "spec").put(IDENTITIES, left);
                }));
    }

    private static Stream<Map<String, @Nullable Object>> ofEverybody(Map<String, @Nullable Object> object) {
        return spec(object, "MeshTLSAuthentication", spec -> {
            spec.remove(IDENTITIES);
            spec.put("identities", List.of("*"));
        });
    }

    private static List<Map<String, @Nullable Object>> identities(Map<String, @Nullable Object> object) {
        return PlainData.list(Editing.read(object, "spec", IDENTITIES)).stream()
                .map(PlainData::map)
                .toList();
    }

    private static Stream<Map<String, @Nullable Object>> narrowed(Map<String, @Nullable Object> object) {
        return spec(
                object, "NetworkAuthentication", spec -> spec.put("networks", List.of(Map.of("cidr", "10.0.0.0/8"))));
    }

    /** Each annotation of a patch lost, or with another value. */
    private static Stream<Map<String, @Nullable Object>> annotations(
            Map<String, @Nullable Object> object, @Nullable String value) {
        var holders = holders(object);
        return IntStream.range(0, holders.size())
                .boxed()
                .flatMap(number -> holders.get(number).keySet().stream()
                        .filter(key -> key.contains("linkerd.io/"))
                        .map(key -> Editing.changed(object, copy -> {
                            if (value == null) {
                                holders(copy).get(number).remove(key);
                            } else {
                                holders(copy).get(number).put(key, value);
                            }
                        })));
    }

    private static Stream<Map<String, @Nullable Object>> defaultPolicy(
            Map<String, @Nullable Object> object, String policy) {
        var key = "config.linkerd.io/default-inbound-policy";
        return holders(object).stream().anyMatch(each -> each.containsKey(key))
                ? Stream.of(Editing.changed(
                        object, copy -> holders(copy).forEach(each -> each.computeIfPresent(key, (_, _) -> policy))))
                : Stream.empty();
    }

    private static List<Map<String, @Nullable Object>> holders(Map<String, @Nullable Object> object) {
        return Editing.maps(object).stream()
                .map(map -> map.get("annotations"))
                .filter(Map.class::isInstance)
                .map(PlainData::map)
                .toList();
    }
}
