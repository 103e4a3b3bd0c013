package dev.meshward.mesh.istio.security;

import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessRule;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SourceField;
import java.util.List;
import java.util.stream.Stream;

/** One rule of an AuthorizationPolicy (istio A.8). */
final class RuleForm {

    private RuleForm() {}

    static AccessRule read(SourceField rule, ConditionForm.Home home) {
        return new AccessRule(
                alternatives(rule.at("from"), "source", home),
                alternatives(rule.at("to"), "operation", home),
                rule.at("when").items().stream()
                        .map(condition -> ConditionForm.ofKey(condition, home))
                        .toList(),
                nothingAsked(rule));
    }

    private static List<List<AccessCondition>> alternatives(SourceField items, String part, ConditionForm.Home home) {
        return items.items().stream()
                .map(item -> conditions(item.at(part), home))
                .toList();
    }

    private static List<AccessCondition> conditions(SourceField part, ConditionForm.Home home) {
        return ConditionForm.ofFields(part, home);
    }

    /** Where a rule, a source or an operation is written and asks for nothing. */
    private static Origin nothingAsked(SourceField rule) {
        var parts = Stream.concat(
                Stream.of(rule, rule.at("from"), rule.at("to"), rule.at("when")),
                Stream.concat(rule.at("from").items().stream(), rule.at("to").items().stream())
                        .flatMap(item -> Stream.of(item, item.at("source"), item.at("operation"))));
        return Origin.all(parts.filter(part -> part.isWritten()
                        && part.entries().isEmpty()
                        && part.items().isEmpty())
                .map(part -> part.take(SecurityAspect.ACCESS)));
    }
}
