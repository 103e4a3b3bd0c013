package dev.meshward.testing.crd;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds one value against a structural schema. Unlike an API server, which prunes a field it does not know, an unknown
 * field is an error here: what would be pruned would silently not take effect.
 */
final class SchemaWalk {

    private static final Set<String> META = Set.of("apiVersion", "kind", "metadata");

    private final List<String> violations = new ArrayList<>();

    /** All violations of a whole object; its {@code metadata} is the API server's own business. */
    static List<String> ofObject(Map<String, @Nullable Object> object, Map<String, @Nullable Object> schema) {
        var walk = new SchemaWalk();
        walk.object(object, schema, "", true, true);
        return walk.violations;
    }

    private void value(@Nullable Object value, Map<String, @Nullable Object> schema, String path, boolean structural) {
        if (value == null) {
            refuseUnless(Boolean.TRUE.equals(schema.get("nullable")), path, "null where a value must be");
            return;
        }
        if (!hasType(value, schema)) {
            violations.add(path + ": " + ValueRules.describe(value) + " where "
                    + (ValueRules.isIntOrString(schema) ? "integer or string" : schema.get("type")) + " must be");
            return;
        }
        ValueRules.violations(value, schema).forEach(because -> violations.add(path + ": " + because));
        if (value instanceof Map<?, ?>) {
            var isResource = Boolean.TRUE.equals(schema.get("x-kubernetes-embedded-resource"));
            object(PlainData.map(value), schema, path, structural, isResource);
        }
        if (value instanceof List<?>) {
            items(PlainData.list(value), schema, path, structural);
        }
        if (!path.isEmpty()) {
            combined(value, schema, path);
        }
    }

    private void object(
            Map<String, @Nullable Object> object,
            Map<String, @Nullable Object> schema,
            String path,
            boolean structural,
            boolean isResource) {
        for (var required : PlainData.list(schema.get("required"))) {
            refuseUnless(object.get(PlainData.text(required)) != null, path, "misses " + required);
        }
        var properties = PlainData.map(schema.get("properties"));
        object.forEach((key, item) -> {
            var below = path.isEmpty() ? key : path + "." + key;
            if (isResource && META.contains(key)) {
                return;
            }
            if (properties.containsKey(key)) {
                value(item, PlainData.map(properties.get(key)), below, structural);
            } else {
                additional(item, schema, below, structural);
            }
        });
        if (path.isEmpty()) {
            combined(object, schema, path);
        }
    }

    private void additional(
            @Nullable Object item, Map<String, @Nullable Object> schema, String path, boolean structural) {
        var additional = schema.get("additionalProperties");
        if (additional instanceof Map<?, ?>) {
            value(item, PlainData.map(additional), path, structural);
        } else if (structural && !Boolean.TRUE.equals(additional) && !keepsUnknown(schema)) {
            violations.add(path + ": unknown field");
        }
    }

    private void items(
            List<@Nullable Object> items, Map<String, @Nullable Object> schema, String path, boolean structural) {
        if (schema.get("items") instanceof Map<?, ?> ofItem) {
            for (int i = 0; i < items.size(); i++) {
                value(items.get(i), PlainData.map(ofItem), path + "[" + i + "]", structural);
            }
        }
        listType(items, schema, path);
    }

    private void listType(List<@Nullable Object> items, Map<String, @Nullable Object> schema, String path) {
        var type = PlainData.text(schema.get("x-kubernetes-list-type"));
        var keys = PlainData.list(schema.get("x-kubernetes-list-map-keys"));
        var seen = new HashSet<@Nullable Object>();
        for (var item : items) {
            var identity = type.equals("map")
                    ? keys.stream()
                            .map(key -> PlainData.text(PlainData.map(item).get(PlainData.text(key))))
                            .toList()
                    : item;
            refuseUnless(type.isEmpty() || type.equals("atomic") || seen.add(identity), path, "an item twice");
        }
    }

    /** {@code allOf}, {@code anyOf}, {@code oneOf} and {@code not} look at values only; they never name all fields. */
    private void combined(Object value, Map<String, @Nullable Object> schema, String path) {
        for (var each : PlainData.list(schema.get("allOf"))) {
            value(value, PlainData.map(each), path.isEmpty() ? "." : path, false);
        }
        if (schema.get("anyOf") instanceof List<?> any && !ValueRules.isIntOrString(schema)) {
            refuseUnless(matching(value, PlainData.list(any)) > 0, path, "fits none of anyOf");
        }
        if (schema.get("oneOf") instanceof List<?> one) {
            var matching = matching(value, PlainData.list(one));
            refuseUnless(matching == 1, path, "fits " + matching + " of oneOf, not exactly one");
        }
        if (schema.get("not") instanceof Map<?, ?> not) {
            refuseUnless(matching(value, List.of(not)) == 0, path, "fits what it must not");
        }
    }

    private static long matching(Object value, List<? extends @Nullable Object> schemas) {
        return schemas.stream()
                .filter(schema -> fits(value, PlainData.map(schema)))
                .count();
    }

    private static boolean fits(Object value, Map<String, @Nullable Object> schema) {
        var walk = new SchemaWalk();
        walk.value(value, schema, ".", false);
        return walk.violations.isEmpty();
    }

    private static boolean keepsUnknown(Map<String, @Nullable Object> schema) {
        return Boolean.TRUE.equals(schema.get("x-kubernetes-preserve-unknown-fields"));
    }

    private static boolean hasType(Object value, Map<String, @Nullable Object> schema) {
        if (ValueRules.isIntOrString(schema)) {
            return value instanceof Long || value instanceof String;
        }
        return switch (PlainData.text(schema.get("type"))) {
            case "object" -> value instanceof Map<?, ?>;
            case "array" -> value instanceof List<?>;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            default -> true;
        };
    }

    private void refuseUnless(boolean holds, String path, String because) {
        if (!holds) {
            violations.add((path.isEmpty() ? "the object" : path) + ": " + because);
        }
    }
}
