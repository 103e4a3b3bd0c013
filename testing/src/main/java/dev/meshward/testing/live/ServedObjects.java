package dev.meshward.testing.live;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The objects of a stub, as an API server tells of them: in groups, versions and kinds, and in lists. */
final class ServedObjects {

    private static final Set<String> WITHOUT_NAMESPACE = Set.of(
            "Namespace",
            "Node",
            "IngressClass",
            "GatewayClass",
            "ClusterRole",
            "ClusterRoleBinding",
            "MutatingWebhookConfiguration",
            "ValidatingWebhookConfiguration",
            "APIService",
            "CustomResourceDefinition");

    /** A kind in one version. */
    record Kind(String apiVersion, String plural, String kind) implements Comparable<Kind> {

        String root() {
            return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
        }

        String group() {
            return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        }

        boolean isNamespaced() {
            return !WITHOUT_NAMESPACE.contains(kind);
        }

        @Override
        public int compareTo(Kind other) {
            return (apiVersion + plural).compareTo(other.apiVersion + other.plural);
        }
    }

    private final TreeMap<Kind, List<Manifest>> byKind = new TreeMap<>();

    ServedObjects(List<Manifest> objects) {
        // Every server has these, and nobody may be asked for Secrets by a scan that finds them in discovery.
        List.of("Namespace", "Secret", "Pod", "Event").forEach(kind -> byKind.put(kind("v1", kind), new ArrayList<>()));
        objects.forEach(object -> byKind.computeIfAbsent(
                        kind(object.apiVersion(), object.key().kind()), _ -> new ArrayList<>())
                .add(object));
    }

    private static Kind kind(String apiVersion, String kind) {
        var lower = kind.toLowerCase(java.util.Locale.ROOT);
        var plural = kind.equals("Endpoints")
                ? lower
                : lower.endsWith("y") && !lower.endsWith("ay")
                        ? lower.substring(0, lower.length() - 1) + "ies"
                        : lower.endsWith("s") ? lower + "es" : lower + "s";
        return new Kind(apiVersion, plural, kind);
    }

    Set<Kind> kinds() {
        return byKind.keySet();
    }

    /** The groups there are, as {@code /apis} tells them. */
    Mapping groups() {
        var versionsByGroup = new TreeMap<String, TreeSet<String>>();
        byKind.keySet().stream()
                .filter(kind -> !kind.group().isEmpty())
                .forEach(kind -> versionsByGroup
                        .computeIfAbsent(kind.group(), _ -> new TreeSet<>())
                        .add(kind.apiVersion().substring(kind.group().length() + 1)));
        var groups = new ArrayList<Value>();
        versionsByGroup.forEach((group, versions) -> groups.add(Mapping.building()
                .put("name", group)
                .put(
                        "versions",
                        Value.Sequence.of(
                                versions.stream().map(ServedObjects::version).toList()))
                .put("preferredVersion", version(versions.getFirst()))
                .build()));
        return Mapping.building()
                .put("kind", "APIGroupList")
                .put("groups", Value.Sequence.of(groups))
                .build();
    }

    private static Mapping version(String version) {
        return Mapping.building().put("version", version).build();
    }

    /** What one version of a group serves. */
    Mapping resources(String root) {
        var resources = byKind.keySet().stream()
                .filter(kind -> kind.root().equals(root))
                .map(kind -> Mapping.building()
                        .put("name", kind.plural())
                        .put("kind", kind.kind())
                        .put("namespaced", kind.isNamespaced())
                        .put("verbs", Value.Sequence.of(List.of(Value.Text.of("get"), Value.Text.of("list"))))
                        .build())
                .toList();
        return Mapping.building()
                .put("kind", "APIResourceList")
                .put("resources", Value.Sequence.of(resources))
                .build();
    }

    /** One page of a list; items of built-in kinds do not say what they are, as on a real server. */
    byte[] page(Kind kind, String namespace, int from, int limit) {
        var all = of(kind).stream()
                .filter(object ->
                        namespace.isEmpty() || object.key().namespace().equals(namespace))
                .toList();
        int to = limit == 0 ? all.size() : Math.min(all.size(), from + limit);
        var metadata = Mapping.building().put("resourceVersion", "7");
        if (to < all.size()) {
            metadata.put("continue", "from=" + to + "&so+on");
        }
        boolean isBuiltIn = !kind.group().contains(".") || kind.group().endsWith(".k8s.io");
        var items = all.subList(from, to).stream()
                .map(object ->
                        isBuiltIn ? object.content().without("apiVersion").without("kind") : object.content())
                .toList();
        return json(Mapping.building()
                .put("kind", kind.kind() + "List")
                .put("apiVersion", kind.apiVersion())
                .put("metadata", metadata.build())
                .put("items", Value.Sequence.of(items))
                .build());
    }

    private List<Manifest> of(Kind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    byte[] one(Kind kind, String name) {
        return of(kind).stream()
                .filter(object -> object.key().name().equals(name))
                .map(object -> json(object.content()))
                .findFirst()
                .orElse(new byte[0]);
    }

    static byte[] json(Mapping mapping) {
        return ManifestWriter.compactJson(mapping).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
