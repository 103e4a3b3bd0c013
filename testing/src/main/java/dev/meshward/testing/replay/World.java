package dev.meshward.testing.replay;

import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.testing.crd.PlainData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The objects of a cluster as plain data, changed by whole objects and by merge patches. */
final class World {

    private static final Pattern TRUST_DOMAIN = Pattern.compile("(?m)^trustDomain: *\"?([^\"\\s]+)");

    private final Map<ObjectKey, Map<String, @Nullable Object>> objects = new TreeMap<>();

    World(List<Manifest> manifests) {
        manifests.forEach(this::put);
    }

    void put(Manifest manifest) {
        objects.put(manifest.key(), PlainData.ofMapping(manifest.content()));
    }

    /** An object that stands for pods whose owner was not in the source. */
    void know(Manifest manifest) {
        objects.putIfAbsent(manifest.key(), PlainData.ofMapping(manifest.content()));
    }

    /** Writes a label or annotation into the template of a workload's pods. */
    void write(Workload workload, String kind, String key, String value) {
        var written = Mapping.building().put(key, value).build();
        var metadata = Mapping.building()
                .put("metadata", Mapping.building().put(kind, written).build())
                .build();
        var isPod = workload.manifest().key().kind().equals("Pod");
        var ofTemplate = Mapping.building()
                .put("spec", Mapping.building().put("template", metadata).build())
                .build();
        patch(workload.manifest().key(), isPod ? metadata : ofTemplate);
    }

    void patch(ObjectKey key, Mapping fields) {
        objects.put(key, merged(objects.getOrDefault(key, Map.of()), PlainData.ofMapping(fields)));
    }

    /** Maps are merged and null removes; a list is taken whole, which is enough for labels and for Istio's objects. */
    private static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> old, Map<String, @Nullable Object> patch) {
        var merged = new LinkedHashMap<>(old);
        patch.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else if (value instanceof Map<?, ?>) {
                merged.put(key, merged(PlainData.map(merged.get(key)), PlainData.map(value)));
            } else {
                merged.put(key, value);
            }
        });
        return merged;
    }

    /** The objects of a kind in a namespace; those created first come first, those without a date were made just now. */
    List<Map<String, @Nullable Object>> in(String namespace, String group, String kind) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().namespace().equals(namespace)
                        && entry.getKey().kind().equals(kind)
                        && entry.getKey().group().equals(group))
                .map(Map.Entry::getValue)
                .sorted(java.util.Comparator.comparing(World::age))
                .toList();
    }

    private static String age(Map<String, @Nullable Object> object) {
        var created = PlainData.text(PlainData.map(object.get("metadata")).get("creationTimestamp"));
        return created.isEmpty() ? "9999" : created;
    }

    PodState stateOf(Workload workload) {
        var template = templateOf(workload);
        var metadata = PlainData.map(template.get("metadata"));
        var spec = PlainData.map(template.get("spec"));
        var account = PlainData.text(spec.getOrDefault("serviceAccountName", spec.get("serviceAccount")));
        return new PodState(
                workload.id(),
                texts(metadata.get("labels")),
                texts(metadata.get("annotations")),
                account.isEmpty() ? "default" : account,
                Boolean.TRUE.equals(spec.get("hostNetwork")));
    }

    private Map<String, @Nullable Object> templateOf(Workload workload) {
        var object = objects.getOrDefault(workload.manifest().key(), Map.of());
        if (workload.manifest().key().kind().equals("Pod")) {
            return object;
        }
        var spec = PlainData.map(object.get("spec"));
        var jobs = PlainData.map(PlainData.map(spec.get("jobTemplate")).get("spec"));
        var template = PlainData.map(jobs.isEmpty() ? spec.get("template") : jobs.get("template"));
        // Some owners of pods list them one by one; nobody but their operator changes those.
        return template.isEmpty()
                ? PlainData.ofMapping(workload.template().field().mapping())
                : template;
    }

    /** How the mesh's identities begin; policies may always say {@code cluster.local} for it. */
    Set<String> trustDomains() {
        var config = objects.getOrDefault(new ObjectKey("", "ConfigMap", "istio-system", "istio"), Map.of());
        var mesh = PlainData.text(PlainData.map(config.get("data")).get("mesh"));
        var named = TRUST_DOMAIN.matcher(mesh);
        return named.find() ? Set.of("cluster.local", named.group(1)) : Set.of("cluster.local");
    }

    /** Labels or annotations of a namespace. */
    Map<String, String> namespace(String namespace, String kind) {
        var object = objects.getOrDefault(new ObjectKey("", "Namespace", "", namespace), Map.of());
        return texts(PlainData.map(object.get("metadata")).get(kind));
    }

    static Map<String, String> texts(@Nullable Object map) {
        var texts = new TreeMap<String, String>();
        PlainData.map(map).forEach((key, value) -> texts.put(key, PlainData.text(value)));
        return texts;
    }
}
