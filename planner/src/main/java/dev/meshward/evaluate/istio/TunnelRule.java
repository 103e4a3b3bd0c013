package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.istio.AuthorizationPolicyView.Action;
import dev.meshward.evaluate.istio.AuthorizationPolicyView.Aim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rule of an AuthorizationPolicy as ztunnel gets it (istio.md B.5). istiod leaves out what needs requests: a rule of an
 * ALLOW that looks at any goes as a whole, one of a DENY keeps its shell. In that shell a clause of which nothing is left
 * never fits, so that the rule never does: a DENY of a method denies nothing there, whoever it names as the source.
 *
 * @param clauses all have to fit: the sources, the operations, and each condition; of each one alternative
 */
record TunnelRule(List<List<List<RuleField>>> clauses) {

    private static final Set<RuleField.Kind> OF_SOURCES = Set.of(
            RuleField.Kind.PRINCIPAL, RuleField.Kind.NAMESPACE, RuleField.Kind.SERVICE_ACCOUNT, RuleField.Kind.ADDRESS);
    private static final Set<RuleField.Kind> OF_OPERATIONS = Set.of(RuleField.Kind.PORT);

    /** As a condition neither an account nor a trust domain is among what ztunnel looks at. */
    private static final Set<RuleField.Kind> OF_CONDITIONS = Set.of(
            RuleField.Kind.PRINCIPAL,
            RuleField.Kind.NAMESPACE,
            RuleField.Kind.ADDRESS,
            RuleField.Kind.PORT,
            RuleField.Kind.OWN_ADDRESS);

    /**
     * Whether ztunnel gets a policy at all: neither CUSTOM nor AUDIT, no dry run, and none for targets. One with an empty
     * selector is for pods by labels, of which it names none, and so is for nobody.
     */
    static boolean isFor(AuthorizationPolicyView policy) {
        boolean isForNobody = policy.object().at("spec", "selector").isPresent()
                && policy.object()
                        .at("spec", "selector", "matchLabels")
                        .entries()
                        .isEmpty();
        return policy.aim() == Aim.WORKLOADS
                && (policy.action() == Action.ALLOW || policy.action() == Action.DENY)
                && !isForNobody;
    }

    static List<TunnelRule> of(AuthorizationPolicyView policy) {
        return policy.rules().stream()
                .flatMap(rule -> of(rule, policy.action()).stream())
                .toList();
    }

    private static Optional<TunnelRule> of(PolicyRule rule, Action action) {
        if (action == Action.ALLOW && looksTooFar(rule)) {
            return Optional.empty();
        }
        var clauses = new ArrayList<List<List<RuleField>>>();
        add(clauses, rule.to(), OF_OPERATIONS);
        add(clauses, rule.from(), OF_SOURCES);
        rule.when().forEach(condition -> add(clauses, List.of(List.of(condition)), OF_CONDITIONS));
        return Optional.of(new TunnelRule(clauses));
    }

    /** A trust domain among the sources is no reason to leave the rule out: it alone is lost, and the rule grows wider. */
    private static boolean looksTooFar(PolicyRule rule) {
        boolean inSources = rule.from().stream()
                .flatMap(List::stream)
                .anyMatch(field -> field.kind().isOfRequest() || field.kind() == RuleField.Kind.FORWARDED_ADDRESS);
        boolean inOperations = rule.to().stream()
                .flatMap(List::stream)
                .anyMatch(field -> field.kind().isOfRequest());
        return inSources
                || inOperations
                || rule.when().stream().anyMatch(condition -> !OF_CONDITIONS.contains(condition.kind()));
    }

    private static void add(
            List<List<List<RuleField>>> clauses, List<List<RuleField>> written, Set<RuleField.Kind> kept) {
        if (!written.isEmpty()) {
            clauses.add(written.stream()
                    .map(fields -> fields.stream()
                            .filter(field -> kept.contains(field.kind()) && !field.isEmpty())
                            .toList())
                    .toList());
        }
    }

    Match fits(RuleMatching matching) {
        return Match.all(clauses, clause -> Match.any(clause, fields -> fits(fields, matching)));
    }

    private static Match fits(List<RuleField> fields, RuleMatching matching) {
        return fields.isEmpty() ? Match.NO : Match.all(fields, matching::fits);
    }
}
