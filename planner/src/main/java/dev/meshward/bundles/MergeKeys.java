package dev.meshward.bundles;

import dev.meshward.manifest.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * By which field a strategic merge patch tells the items of a list apart (the patchMergeKey of the Kubernetes API). All
 * other lists, and every list of a custom resource, are replaced whole.
 */
final class MergeKeys {

    private static final Set<String> CONTAINER_LISTS = Set.of("containers", "initContainers", "ephemeralContainers");

    private static final Map<String, String> KEY_BY_LIST = Map.ofEntries(
            Map.entry("containers", "name"),
            Map.entry("initContainers", "name"),
            Map.entry("ephemeralContainers", "name"),
            Map.entry("env", "name"),
            Map.entry("volumes", "name"),
            Map.entry("volumeMounts", "mountPath"),
            Map.entry("volumeDevices", "devicePath"),
            Map.entry("imagePullSecrets", "name"),
            Map.entry("hostAliases", "ip"),
            Map.entry("topologySpreadConstraints", "topologyKey"),
            Map.entry("ownerReferences", "uid"),
            Map.entry("webhooks", "name"));

    private MergeKeys() {}

    static Optional<String> of(ObjectKey object, FieldPath list) {
        if (!BuiltInKinds.contains(object)) {
            return Optional.empty();
        }
        var keys = list.keys();
        if (list.lastKey().equals("ports")) {
            return ofPorts(object, keys);
        }
        return Optional.ofNullable(KEY_BY_LIST.get(list.lastKey()));
    }

    /** Ports of a Service go by their number, those of a container by theirs; those of a NetworkPolicy have no key. */
    private static Optional<String> ofPorts(ObjectKey object, List<String> keys) {
        var parent = keys.size() < 2 ? "" : keys.get(keys.size() - 2);
        if (object.kind().equals("Service") && parent.equals("spec")) {
            return Optional.of("port");
        }
        return CONTAINER_LISTS.contains(parent) ? Optional.of("containerPort") : Optional.empty();
    }
}
