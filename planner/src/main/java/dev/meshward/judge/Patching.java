package dev.meshward.judge;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code kubectl patch} makes of an object: a strategic merge for built-in kinds, which merges lists of named things by
 * their key, and a JSON merge for all others, which takes lists whole. Null removes in both.
 */
final class Patching {

    /** The key by which a strategic merge finds an item of a list; other lists are replaced. */
    private static final Map<String, List<String>> MERGE_KEYS = Map.of(
            "containers", List.of("name"),
            "initContainers", List.of("name"),
            "ephemeralContainers", List.of("name"),
            "volumes", List.of("name"),
            "env", List.of("name"),
            "webhooks", List.of("name"),
            "imagePullSecrets", List.of("name"),
            "volumeMounts", List.of("mountPath"),
            "hostAliases", List.of("ip"),
            "ports", List.of("containerPort", "port"));

    private static final String DIRECTIVE = "$patch";

    private enum Lists {
        BY_KEY,
        WHOLE
    }

    private Patching() {}

    static Manifest patched(Manifest object, Mapping fields) {
        var lists = isBuiltIn(object.key().group()) ? Lists.BY_KEY : Lists.WHOLE;
        return object.withContent(merged(object.content(), withoutIdentity(fields), lists));
    }

    /** What says which object is meant changes nothing of it: a manifest may have left its namespace to the one it is sent to. */
    private static Mapping withoutIdentity(Mapping fields) {
        var rest = fields.without("apiVersion").without("kind");
        return rest.get("metadata").orElse(Mapping.empty()) instanceof Mapping metadata
                ? rest.with("metadata", metadata.without("name").without("namespace"))
                : rest;
    }

    /** A whole object laid over one that is there already, which keeps its age. */
    static Manifest merged(Manifest there, Manifest object) {
        var metadata = object.at("metadata").mapping().without("creationTimestamp");
        return patched(there, object.content().with("metadata", metadata));
    }

    private static boolean isBuiltIn(String group) {
        return !group.contains(".") || group.endsWith(".k8s.io");
    }

    private static Mapping merged(Mapping before, Mapping patch, Lists lists) {
        var after = before;
        for (int i = 0; i < patch.size(); i++) {
            var key = patch.keys().get(i);
            if (!key.startsWith("$")) {
                after = set(after, key, patch.values().get(i), lists);
            }
        }
        return after;
    }

    private static Mapping set(Mapping before, String key, Value value, Lists lists) {
        return switch (value) {
            case Value.Nothing _ -> before.without(key);
            case Mapping patch -> before.with(key, merged(asMapping(before.get(key)), patch, lists));
            case Value.Sequence items -> before.with(key, sequence(before.get(key), items, key, lists));
            case Value.Scalar scalar -> before.with(key, scalar);
        };
    }

    private static Mapping asMapping(Optional<Value> value) {
        return value.orElse(Mapping.empty()) instanceof Mapping mapping ? mapping : Mapping.empty();
    }

    private static Value sequence(Optional<Value> before, Value.Sequence patch, String field, Lists lists) {
        var keys = MERGE_KEYS.getOrDefault(field, List.of());
        if (lists == Lists.WHOLE || keys.isEmpty() || !(before.orElse(patch) instanceof Value.Sequence there)) {
            return patch;
        }
        var items = new ArrayList<>(before.isPresent() ? there.items() : List.<Value>of());
        for (var item : patch.items()) {
            if (item instanceof Mapping mapping) {
                merge(items, mapping, keys);
            }
        }
        return Value.Sequence.of(items);
    }

    private static void merge(List<Value> items, Mapping patch, List<String> keys) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Mapping there && isSame(there, patch, keys)) {
                if (patch.get(DIRECTIVE).equals(Optional.of(Value.Text.of("delete")))) {
                    items.remove(i);
                } else {
                    items.set(i, merged(there, patch, Lists.BY_KEY));
                }
                return;
            }
        }
        items.add(merged(Mapping.empty(), patch, Lists.BY_KEY));
    }

    private static boolean isSame(Mapping there, Mapping patch, List<String> keys) {
        return keys.stream()
                .anyMatch(key -> patch.get(key).isPresent() && patch.get(key).equals(there.get(key)));
    }
}
