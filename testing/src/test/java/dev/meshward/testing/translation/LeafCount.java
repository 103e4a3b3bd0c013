package dev.meshward.testing.translation;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.testing.crd.PlainData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The leaves a ledger owes for an object, counted over plain data and not with the walk that the ledger uses. */
final class LeafCount {

    private static final List<String> MESH_GROUPS = List.of("istio.io", "linkerd.io", "smi-spec.io");
    private static final List<String> ROUTES = List.of("HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute");

    private LeafCount() {}

    static List<String> of(Manifest object, List<String> domains) {
        var data = PlainData.map(
                PlainData.documents(ManifestWriter.yaml(object.content())).getFirst());
        var leaves = new ArrayList<String>();
        notes("metadata", child(data, "metadata"), domains, leaves);
        if (isOwn(object)) {
            data.forEach((key, value) -> {
                if (!List.of("apiVersion", "kind", "metadata", "status").contains(key)) {
                    walk(key, value, leaves);
                }
            });
        } else {
            var spec = child(data, "spec");
            template("spec.template", child(spec, "template"), domains, leaves);
            template(
                    "spec.jobTemplate.spec.template",
                    child(child(child(spec, "jobTemplate"), "spec"), "template"),
                    domains,
                    leaves);
        }
        return leaves;
    }

    private static boolean isOwn(Manifest object) {
        var group = object.key().group();
        return MESH_GROUPS.stream().anyMatch(mesh -> group.equals(mesh) || group.endsWith("." + mesh))
                || group.equals("gateway.networking.k8s.io")
                        && ROUTES.contains(object.key().kind());
    }

    private static void template(String path, Map<?, ?> template, List<String> domains, List<String> leaves) {
        notes(path + ".metadata", child(template, "metadata"), domains, leaves);
    }

    private static void notes(String path, Map<?, ?> metadata, List<String> domains, List<String> leaves) {
        for (var kind : List.of("labels", "annotations")) {
            child(metadata, kind).forEach((key, value) -> {
                var name = String.valueOf(key);
                var domain = name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
                boolean isMesh = name.equals("istio-injection")
                        || domains.stream().anyMatch(mesh -> domain.equals(mesh) || domain.endsWith("." + mesh));
                if (isMesh) {
                    walk(path + "." + kind + step(name), value, leaves);
                }
            });
        }
    }

    private static Map<?, ?> child(Map<?, ?> data, String key) {
        return data.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String step(String key) {
        return key.contains(".") || key.isEmpty() ? "['" + key + "']" : "." + key;
    }

    private static void walk(String path, @Nullable Object value, List<String> leaves) {
        switch (value) {
            case Map<?, ?> map
            when !map.isEmpty() -> map.forEach((key, below) -> walk(path + step(String.valueOf(key)), below, leaves));
            case List<?> list
            when !list.isEmpty() -> {
                for (int i = 0; i < list.size(); i++) {
                    walk(path + "[" + i + "]", list.get(i), leaves);
                }
            }
            case null, default -> leaves.add(path);
        }
    }
}
