package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.AddressBlock;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a rule fits one call (istio.md A.8). A field that looks at something nobody knows of the call fits perhaps. Without
 * an identity nothing positive about it fits, and everything negated does.
 *
 * @param ownNamespace of the policy, for short names of service accounts
 * @param stars proxies read namespaces as patterns, ztunnel as a beginning or an end
 */
record RuleMatching(Asking asking, List<String> trustDomains, String ownNamespace, StarsInNamespaces stars) {

    /** Where a star stands for any text in the name of a namespace. */
    enum StarsInNamespaces {
        ANYWHERE,
        AT_THE_ENDS
    }

    /** The same for a member of the mesh with this account. */
    RuleMatching of(Identity.Account account) {
        var asked = new Asking(asking.callee(), asking.peer(), Optional.of(account), asking.port(), asking.request());
        return new RuleMatching(asked, trustDomains, ownNamespace, stars);
    }

    Match fits(PolicyRule rule) {
        return anyOf(rule.from()).and(anyOf(rule.to())).and(Match.all(rule.when(), this::fits));
    }

    private Match anyOf(List<List<RuleField>> alternatives) {
        return alternatives.isEmpty() ? Match.YES : Match.any(alternatives, fields -> Match.all(fields, this::fits));
    }

    Match fits(RuleField field) {
        var positive = field.values().isEmpty() ? Match.YES : Match.any(field.values(), value -> is(field, value));
        return positive.and(
                Match.any(field.notValues(), value -> is(field, value)).not());
    }

    private Match is(RuleField field, String value) {
        return switch (field.kind()) {
            case PRINCIPAL -> byAccount(account -> hasPrincipal(account, value), value.equals("*"));
            case NAMESPACE ->
                byAccount(account -> isNamespace(account.namespace(), new TextPattern(value)), value.equals("*"));
            case SERVICE_ACCOUNT -> byAccount(account -> isAccount(account, value), false);
            case TRUST_DOMAIN ->
                byAccount(_ -> new TextPattern(value).matches(trustDomains.getFirst()), value.equals("*"));
            case ADDRESS -> isFrom(value);
            case FORWARDED_ADDRESS -> value.equals("0.0.0.0/0") || value.equals("::/0") ? Match.YES : Match.MAYBE;
            case PORT -> Match.of(value.equals(Integer.toString(asking.port())));
            case METHOD -> ofRequest(request -> new TextPattern(value).matches(request.method()));
            case HOST -> ofRequest(request -> new TextPattern(lower(value)).matches(lower(request.host())));
            case PATH -> ofRequest(request -> new PathPattern(value).matches(request.path()));
            case HEADER ->
                ofRequest(request -> request.header(field.header())
                        .filter(text -> new TextPattern(value).matches(text))
                        .isPresent());
            case OWN_ADDRESS, OTHER_OF_CONNECTION, TOKEN -> Match.MAYBE;
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private Match ofRequest(Predicate<Request> fits) {
        return asking.request().map(request -> Match.of(fits.test(request))).orElse(Match.MAYBE);
    }

    /** Nobody knows the address of a pod. */
    private Match isFrom(String block) {
        if (asking.peer() instanceof Peer.OfAddress) {
            return new AddressBlock(block, List.of()).holds(asking.peer());
        }
        return block.equals("0.0.0.0/0") || block.equals("::/0") ? Match.YES : Match.MAYBE;
    }

    private Match byAccount(Predicate<Identity.Account> fits, boolean fitsAnybody) {
        return asking.identity()
                .map(who -> switch (who) {
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
