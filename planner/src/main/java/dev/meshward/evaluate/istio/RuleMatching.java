package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Match;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a rule fits one call (istio.md A.8). What a request says is not known here, so a field that looks at it fits
 * perhaps.
 *
 * @param identity empty for plaintext: nothing positive fits then, and everything negated does
 * @param ownNamespace of the policy, for short names of service accounts
 * @param stars proxies read namespaces as patterns, ztunnel as a beginning or an end
 */
record RuleMatching(
        Optional<Identity> identity,
        int containerPort,
        List<String> trustDomains,
        String ownNamespace,
        StarsInNamespaces stars) {

    /** Where a star stands for any text in the name of a namespace. */
    enum StarsInNamespaces {
        ANYWHERE,
        AT_THE_ENDS
    }

    Match fits(PolicyRule rule) {
        return anyOf(rule.from()).and(anyOf(rule.to())).and(Match.all(rule.when(), this::fits));
    }

    private Match anyOf(List<List<RuleField>> alternatives) {
        return alternatives.isEmpty() ? Match.YES : Match.any(alternatives, fields -> Match.all(fields, this::fits));
    }

    Match fits(RuleField field) {
        var positive =
                field.values().isEmpty() ? Match.YES : Match.any(field.values(), value -> is(field.kind(), value));
        return positive.and(
                Match.any(field.notValues(), value -> is(field.kind(), value)).not());
    }

    private Match is(RuleField.Kind kind, String value) {
        return switch (kind) {
            case PRINCIPAL -> byAccount(account -> hasPrincipal(account, value), value.equals("*"));
            case NAMESPACE ->
                byAccount(account -> isNamespace(account.namespace(), new TextPattern(value)), value.equals("*"));
            case SERVICE_ACCOUNT -> byAccount(account -> isAccount(account, value), false);
            case TRUST_DOMAIN ->
                byAccount(_ -> new TextPattern(value).matches(trustDomains.getFirst()), value.equals("*"));
            case ADDRESS, FORWARDED_ADDRESS ->
                value.equals("0.0.0.0/0") || value.equals("::/0") ? Match.YES : Match.MAYBE;
            case PORT -> Match.of(value.equals(Integer.toString(containerPort)));
            case OWN_ADDRESS, OTHER_OF_CONNECTION, REQUEST -> Match.MAYBE;
        };
    }

    private Match byAccount(Predicate<Identity.Account> fits, boolean fitsAnybody) {
        return identity.map(who -> switch (who) {
                    case Identity.Account account -> Match.of(fits.test(account));
                    case Identity.Unknown _ -> fitsAnybody ? Match.YES : Match.MAYBE;
                })
                .orElse(Match.NO);
    }

    private boolean isNamespace(String namespace, TextPattern pattern) {
        return switch (stars) {
            case ANYWHERE -> pattern.matchesAnywhere(namespace);
            case AT_THE_ENDS -> pattern.matches(namespace);
        };
    }

    private boolean hasPrincipal(Identity.Account account, String value) {
        var rest = "/ns/" + account.namespace() + "/sa/" + account.serviceAccount();
        var pattern = new TextPattern(value);
        return trustDomains.stream().anyMatch(domain -> pattern.matches(domain + rest));
    }

    private boolean isAccount(Identity.Account account, String value) {
        var full = value.contains("/") ? value : ownNamespace + "/" + value;
        return full.equals(account.namespace() + "/" + account.serviceAccount());
    }
}
