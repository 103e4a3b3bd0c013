package dev.meshward.dependencies.configuration;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * ConfigMaps that nobody mounts, in namespaces where workloads were given the right to read ConfigMaps: frameworks fetch
 * their configuration through the API. Who reads which is not written anywhere, so only the routes of a gateway, which
 * only a gateway can use, are told to workloads whose image says that they are one.
 */
final class ReadableMaps {

    private static final String RBAC = "rbac.authorization.k8s.io";

    private final SharedTexts texts;
    private final Map<String, List<KeyedData.Entry>> unmountedByNamespace = new HashMap<>();
    private final Set<String> readers = new HashSet<>();

    ReadableMaps(ClusterSnapshot snapshot, KeyedData data, SharedTexts texts) {
        this.texts = texts;
        for (var map : snapshot.objectsOf("", "ConfigMap")) {
            if (!texts.isRead(map.key())) {
                addRoutes(map.key(), data);
            }
        }
        if (!unmountedByNamespace.isEmpty()) {
            findReaders(snapshot);
        }
    }

    private void addRoutes(ObjectKey map, KeyedData data) {
        for (var entry : data.entries(map)) {
            if (entry.text().contains("routes:") && entry.text().contains("gateway")) {
                unmountedByNamespace
                        .computeIfAbsent(map.namespace(), _ -> new ArrayList<>())
                        .add(entry);
            }
        }
    }

    private void findReaders(ClusterSnapshot snapshot) {
        for (var binding : snapshot.objectsOf(RBAC, "RoleBinding")) {
            var namespace = binding.key().namespace();
            if (unmountedByNamespace.containsKey(namespace) && readsConfigMaps(role(binding, snapshot))) {
                for (var subject : binding.at("subjects").items()) {
                    readers.add(subject.at("namespace").textOr(namespace) + "/"
                            + subject.at("name").textOr(""));
                }
            }
        }
    }

    private static Stream<Field> role(Manifest binding, ClusterSnapshot snapshot) {
        var reference = binding.at("roleRef");
        var kind = reference.at("kind").textOr("");
        var namespace = kind.equals("Role") ? binding.key().namespace() : "";
        return snapshot.object(new ObjectKey(
                        RBAC, kind, namespace, reference.at("name").textOr("")))
                .map(role -> role.at("rules").items().stream())
                .orElse(Stream.empty());
    }

    private static boolean readsConfigMaps(Stream<Field> rules) {
        return rules.anyMatch(rule -> rule.at("resources").texts().contains("configmaps")
                && (rule.at("verbs").texts().contains("get")
                        || rule.at("verbs").texts().contains("*")));
    }

    /** What a gateway is told by the ConfigMaps it may read; nothing for other workloads. */
    List<Mention> mentions(Workload workload) {
        var entries = unmountedByNamespace.getOrDefault(workload.namespace(), List.of());
        boolean reads = readers.contains(
                workload.namespace() + "/" + workload.template().serviceAccount());
        if (entries.isEmpty() || !reads || !isGateway(workload)) {
            return List.of();
        }
        return entries.stream()
                .flatMap(entry -> texts.mentions(entry, Origin.API_READ).stream())
                .filter(mention -> mention.setting().parent().contains("gateway.routes"))
                .toList();
    }

    private static boolean isGateway(Workload workload) {
        return workload.template().containers().stream()
                .map(Container::image)
                .anyMatch(image -> image.contains("gateway"));
    }
}
