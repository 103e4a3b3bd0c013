package dev.meshward.testing.simulator;

import dev.meshward.testing.crd.PlainData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a patch makes of an object: built-in kinds merge lists of named items by their names, others take lists whole. */
final class Merging {

    private static final List<String> ITEM_NAMES = List.of("containerPort", "port", "mountPath", "ip", "name");

    private Merging() {}

    static Thing patched(Name name, Thing before, Map<String, @Nullable Object> patch) {
        var fields = new LinkedHashMap<>(patch);
        fields.remove("apiVersion");
        fields.remove("kind");
        var metadata = new LinkedHashMap<>(PlainData.map(fields.get("metadata")));
        metadata.remove("name");
        metadata.remove("namespace");
        fields.put("metadata", metadata);
        return new Thing(merged(before.content(), fields, isBuiltIn(name)));
    }

    private static boolean isBuiltIn(Name name) {
        return !name.group().contains(".") || name.group().endsWith(".k8s.io");
    }

    private static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> patch, boolean byName) {
        var after = new LinkedHashMap<>(before);
        patch.forEach((key, value) -> {
            if (value == null) {
                after.remove(key);
            } else if (value instanceof Map<?, ?>) {
                after.put(key, merged(PlainData.map(after.get(key)), PlainData.map(value), byName));
            } else if (value instanceof List<?> && byName && isNamed(PlainData.list(value))) {
                after.put(key, mergedLists(PlainData.list(after.get(key)), PlainData.list(value)));
            } else {
                after.put(key, value);
            }
        });
        return after;
    }

    private static boolean isNamed(List<@Nullable Object> items) {
        return !items.isEmpty()
                && items.stream().allMatch(item -> ITEM_NAMES.stream().anyMatch(PlainData.map(item)::containsKey));
    }

    private static List<@Nullable Object> mergedLists(List<@Nullable Object> before, List<@Nullable Object> patch) {
        var after = new ArrayList<>(before);
        for (var item : patch) {
            int there = position(after, PlainData.map(item));
            boolean goes = "delete".equals(PlainData.map(item).get("$patch"));
            if (goes && there >= 0) {
                after.remove(there);
            } else if (!goes && there >= 0) {
                after.set(there, merged(PlainData.map(after.get(there)), PlainData.map(item), true));
            } else if (!goes) {
                after.add(item);
            }
        }
        return after;
    }

    private static int position(List<@Nullable Object> items, Map<String, @Nullable Object> wanted) {
        for (int i = 0; i < items.size(); i++) {
            var item = PlainData.map(items.get(i));
            var key =
                    ITEM_NAMES.stream().filter(wanted::containsKey).findFirst().orElse("name");
            if (Objects.equals(wanted.get(key), item.get(key))) {
                return i;
            }
        }
        return -1;
    }

    /** Without what means nothing: null and empty maps. */
    static @Nullable Object pruned(@Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            var kept = new LinkedHashMap<String, @Nullable Object>();
            PlainData.map(value).forEach((key, each) -> {
                var rest = pruned(each);
                if (rest != null && !(rest instanceof Map<?, ?> map && map.isEmpty())) {
                    kept.put(key, rest);
                }
            });
            return kept;
        }
        return value instanceof List<?>
                ? PlainData.list(value).stream().map(Merging::pruned).toList()
                : value;
    }
}
