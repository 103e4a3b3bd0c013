package dev.meshward.cluster;

import dev.meshward.manifest.Field;
import java.util.List;
import java.util.Map;

/**
 * A label selector as Kubernetes writes it: {@code matchLabels} and {@code matchExpressions}, all of which must hold.
 * One without either selects everything.
 */
public record LabelSelector(Map<String, String> labels, List<Requirement> requirements) {

    /** One expression: {@code tier In (web, api)}. */
    public record Requirement(String key, String operator, List<String> values) {

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

    public static LabelSelector of(Field selector) {
        var requirements = selector.at("matchExpressions").items().stream()
                .map(item -> new Requirement(
                        item.at("key").textOr(""),
                        item.at("operator").textOr(""),
                        item.at("values").texts()))
                .toList();
        return new LabelSelector(selector.at("matchLabels").textByKey(), requirements);
    }

    /** True when it selects whatever there is. */
    public boolean selectsEverything() {
        return labels.isEmpty() && requirements.isEmpty();
    }

    public boolean matches(Map<String, String> candidate) {
        return candidate.entrySet().containsAll(labels.entrySet())
                && requirements.stream().allMatch(requirement -> requirement.holds(candidate));
    }
}
