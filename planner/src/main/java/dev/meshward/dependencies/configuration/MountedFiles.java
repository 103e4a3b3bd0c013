package dev.meshward.dependencies.configuration;

import dev.meshward.cluster.Container;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of ConfigMaps and Secrets that the containers of a pod see as files. */
public final class MountedFiles {

    /**
     * What one volume takes from a map.
     *
     * @param keys empty for all
     */
    public record Source(ObjectKey map, Set<String> keys) {
        public boolean takes(String key) {
            return keys.isEmpty() || keys.contains(key);
        }
    }

    private MountedFiles() {}

    public static List<Source> of(Workload workload) {
        var subPathsByVolume = subPathsByMountedVolume(workload.template());
        var sources = new ArrayList<Source>();
        for (var volume : workload.template().volumes()) {
            var subPaths = subPathsByVolume.get(volume.at("name").textOr(""));
            if (subPaths != null) {
                addSources(sources, volume, workload.namespace(), subPaths);
            }
        }
        return sources;
    }

    /** For every volume that some container mounts, the single files it mounts; none when it mounts the whole. */
    private static Map<String, Set<String>> subPathsByMountedVolume(PodTemplate template) {
        var subPaths = new HashMap<String, Set<String>>();
        var wholes = new HashSet<String>();
        for (var mount : mounts(template)) {
            var volume = mount.at("name").textOr("");
            var files = subPaths.computeIfAbsent(volume, _ -> new HashSet<>());
            var subPath = mount.at("subPath").textOr("");
            if (subPath.isEmpty()) {
                wholes.add(volume);
            } else {
                files.add(subPath);
            }
        }
        wholes.forEach(volume -> subPaths.put(volume, Set.of()));
        return subPaths;
    }

    private static List<Field> mounts(PodTemplate template) {
        return template.allContainers().stream()
                .map(Container::field)
                .flatMap(container -> container.at("volumeMounts").items().stream())
                .toList();
    }

    private static void addSources(List<Source> sources, Field volume, String namespace, Set<String> subPaths) {
        add(sources, volume.at("configMap"), "name", "ConfigMap", namespace, subPaths);
        add(sources, volume.at("secret"), "secretName", "Secret", namespace, subPaths);
        for (var projected : volume.at("projected", "sources").items()) {
            add(sources, projected.at("configMap"), "name", "ConfigMap", namespace, subPaths);
            add(sources, projected.at("secret"), "name", "Secret", namespace, subPaths);
        }
    }

    private static void add(
            List<Source> sources,
            Field reference,
            String nameKey,
            String kind,
            String namespace,
            Set<String> subPaths) {
        if (reference.isAbsent()) {
            return;
        }
        var keys = new HashSet<String>();
        for (var item : reference.at("items").items()) {
            if (subPaths.isEmpty() || subPaths.contains(item.at("path").textOr(""))) {
                keys.add(item.at("key").textOr(""));
            }
        }
        if (reference.at("items").isAbsent()) {
            keys.addAll(subPaths);
        }
        sources.add(new Source(
                new ObjectKey("", kind, namespace, reference.at(nameKey).textOr("")), keys));
    }
}
