package dev.meshward.evaluate.istio;

import dev.meshward.manifest.Field;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule of an AuthorizationPolicy: any of {@code from}, any of {@code to}, all of {@code when} (istio.md A.8).
 *
 * @param from the fields of each source; without any, everybody
 * @param to the fields of each operation; without any, everything
 */
record PolicyRule(List<List<RuleField>> from, List<List<RuleField>> to, List<RuleField> when) {

    static PolicyRule of(Field rule) {
        return new PolicyRule(
                rule.at("from").items().stream()
                        .map(each -> RuleField.of(each.at("source")))
                        .toList(),
                rule.at("to").items().stream()
                        .map(each -> RuleField.of(each.at("operation")))
                        .toList(),
                rule.at("when").items().stream().map(RuleField::ofCondition).toList());
    }

    boolean looksAtRequests() {
        return fields().anyMatch(field -> field.kind().isOfRequest());
    }

    Stream<RuleField> fields() {
        return Stream.concat(Stream.concat(from.stream(), to.stream()).flatMap(List::stream), when.stream());
    }

    /** The rule as connections without requests meet it in DENY and CUSTOM: what looks at requests is gone. */
    PolicyRule withoutRequests() {
        return new PolicyRule(
                from.stream().map(PolicyRule::ofConnection).toList(),
                to.stream().map(PolicyRule::ofConnection).toList(),
                ofConnection(when));
    }

    private static List<RuleField> ofConnection(List<RuleField> fields) {
        return fields.stream().filter(field -> !field.kind().isOfRequest()).toList();
    }
}
