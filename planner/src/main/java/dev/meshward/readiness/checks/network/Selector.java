package dev.meshward.readiness.checks.network;

import dev.meshward.manifest.Field;
import java.util.Map;

/** A label selector: all of its lines have to hold; an empty one selects everything. */
record Selector(Field field) {

    boolean matches(Map<String, String> labels) {
        return field.at("matchLabels").textByKey().entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())))
                && field.at("matchExpressions").items().stream().allMatch(line -> holds(line, labels));
    }

    private static boolean holds(Field line, Map<String, String> labels) {
        var key = line.at("key").textOr("");
        var values = line.at("values").texts();
        return switch (line.at("operator").textOr("")) {
            case "In" -> labels.containsKey(key) && values.contains(labels.getOrDefault(key, ""));
            case "NotIn" -> !labels.containsKey(key) || !values.contains(labels.getOrDefault(key, ""));
            case "Exists" -> labels.containsKey(key);
            case "DoesNotExist" -> !labels.containsKey(key);
            default -> false;
        };
    }
}
