package dev.meshward.evaluate;

import dev.meshward.manifest.Field;
import java.util.List;
import java.util.Map;

/** A label selector as Kubernetes writes it. All conditions have to hold; one without any selects everything. */
public record Selector(Map<String, String> labels, List<Condition> conditions) {

    /** One of {@code matchExpressions}. */
    public record Condition(String key, String operator, List<String> values) {

        boolean holds(Map<String, String> labels) {
            var value = labels.get(key);
            return switch (operator) {
                case "In" -> value != null && values.contains(value);
                case "NotIn" -> value == null || !values.contains(value);
                case "Exists" -> value != null;
                case "DoesNotExist" -> value == null;
                default -> false;
            };
        }
    }

    public static Selector everything() {
        return new Selector(Map.of(), List.of());
    }

    public static Selector of(Field selector) {
        var conditions = selector.at("matchExpressions").items().stream()
                .map(each -> new Condition(
                        each.at("key").textOr(""),
                        each.at("operator").textOr(""),
                        each.at("values").texts()))
                .toList();
        return new Selector(selector.at("matchLabels").textByKey(), conditions);
    }

    public boolean selectsEverything() {
        return labels.isEmpty() && conditions.isEmpty();
    }

    public boolean matches(Map<String, String> candidate) {
        return labels.entrySet().stream().allMatch(wanted -> wanted.getValue().equals(candidate.get(wanted.getKey())))
                && conditions.stream().allMatch(condition -> condition.holds(candidate));
    }
}
