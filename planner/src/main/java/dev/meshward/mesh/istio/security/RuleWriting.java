package dev.meshward.mesh.istio.security;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessCondition.Subject;
import dev.meshward.mesh.intent.AccessRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes rules of AuthorizationPolicies. What cannot be said is not admitted: an alternative less, never a wider one. */
final class RuleWriting {

    private final String trustDomain;

    RuleWriting(String trustDomain) {
        this.trustDomain = trustDomain;
    }

    /** Headers are conditions of a whole rule, so that alternatives with headers become rules of their own. */
    List<Mapping> write(AccessRule rule) {
        if (!rule.further().stream().allMatch(ConditionWriting::isSayable)) {
            return List.of();
        }
        var plain = rule.requests().stream().filter(RuleWriting::hasNoHeader).toList();
        var withHeaders = rule.requests().stream().filter(request -> !hasNoHeader(request));
        var rules = new ArrayList<Mapping>();
        if (!plain.isEmpty() || rule.requests().isEmpty()) {
            write(rule.callers(), plain, rule.further()).ifPresent(rules::add);
        }
        withHeaders.forEach(request -> write(
                        rule.callers(),
                        besidesHeaders(request),
                        Stream.concat(rule.further().stream(), request.stream().filter(RuleWriting::isHeader))
                                .toList())
                .ifPresent(rules::add));
        return rules;
    }

    private static List<List<AccessCondition>> besidesHeaders(List<AccessCondition> request) {
        var rest = request.stream().filter(each -> !isHeader(each)).toList();
        return rest.isEmpty() ? List.of() : List.of(rest);
    }

    private static boolean isHeader(AccessCondition condition) {
        return condition.subject() == Subject.HEADER;
    }

    private static boolean hasNoHeader(List<AccessCondition> request) {
        return request.stream().noneMatch(RuleWriting::isHeader);
    }

    /** Empty where alternatives were asked for and none of them can be said. */
    private Optional<Mapping> write(
            List<List<AccessCondition>> callers, List<List<AccessCondition>> requests, List<AccessCondition> further) {
        var from = sayable(callers, "source");
        var to = sayable(requests, "operation");
        var when = further.stream()
                .map(condition -> ConditionWriting.condition(condition, trustDomain))
                .toList();
        boolean isLost = from.isEmpty() && !callers.isEmpty()
                || to.isEmpty() && !requests.isEmpty()
                || !further.stream().allMatch(ConditionWriting::isSayable);
        if (isLost) {
            return Optional.empty();
        }
        var rule = Mapping.building();
        putAll("from", from, rule);
        putAll("to", to, rule);
        putAll("when", when, rule);
        return Optional.of(rule.build());
    }

    private static void putAll(String key, List<Mapping> items, Mapping.Building rule) {
        if (!items.isEmpty()) {
            rule.put(key, Value.Sequence.of(items));
        }
    }

    private List<Mapping> sayable(List<List<AccessCondition>> alternatives, String part) {
        return alternatives.stream()
                .filter(conditions -> conditions.stream().allMatch(ConditionWriting::isSayable))
                .map(conditions -> OwnObject.single(part, fields(conditions)))
                .distinct()
                .toList();
    }

    private Mapping fields(List<AccessCondition> conditions) {
        var fields = Mapping.building();
        conditions.forEach(condition -> ConditionWriting.fields(condition, trustDomain, fields));
        return fields.build();
    }
}
