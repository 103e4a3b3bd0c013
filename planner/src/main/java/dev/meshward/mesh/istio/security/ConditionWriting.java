package dev.meshward.mesh.istio.security;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessCondition.Subject;
import dev.meshward.mesh.intent.AccessText;
import java.util.List;
import java.util.Locale;

/** Writes conditions as fields of {@code source} and {@code operation}, or as items of {@code when}. */
final class ConditionWriting {

    private ConditionWriting() {}

    /** Istio has no expressions; all other texts have a form. */
    static boolean isSayable(AccessCondition condition) {
        return condition.subject() != Subject.OTHER
                && condition.texts().noneMatch(AccessText.Pattern.class::isInstance);
    }

    static String words(AccessCondition condition) {
        return condition.subject() == Subject.HEADER
                ? "header " + condition.name()
                : condition.subject().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "s";
    }

    static void fields(AccessCondition condition, String trustDomain, Mapping.Building into) {
        var name = fieldOf(condition.subject());
        if (!condition.values().isEmpty()) {
            into.put(name, texts(condition, condition.values(), trustDomain));
        }
        if (!condition.excluded().isEmpty()) {
            into.put(
                    "not" + Character.toUpperCase(name.charAt(0)) + name.substring(1),
                    texts(condition, condition.excluded(), trustDomain));
        }
    }

    static Mapping condition(AccessCondition condition, String trustDomain) {
        var written = Mapping.building().put("key", keyOf(condition));
        if (!condition.values().isEmpty()) {
            written.put("values", texts(condition, condition.values(), trustDomain));
        }
        if (!condition.excluded().isEmpty()) {
            written.put("notValues", texts(condition, condition.excluded(), trustDomain));
        }
        return written.build();
    }

    private static Value.Sequence texts(AccessCondition condition, List<AccessText> texts, String trustDomain) {
        return Value.Sequence.of(texts.stream()
                .map(text -> text(condition.subject(), text, trustDomain))
                .distinct()
                .map(Value.Text::of)
                .toList());
    }

    private static String text(Subject subject, AccessText text, String trustDomain) {
        return switch (text) {
            case AccessText.Exact(var exact) -> subject == Subject.ACCOUNT ? principal(exact, trustDomain) : exact;
            case AccessText.Beginning(var beginning) -> beginning + "*";
            case AccessText.Ending(var ending) -> "*" + ending;
            case AccessText.Present() -> "*";
            case AccessText.Template(var path) -> path;
            case AccessText.Pattern(var expression) -> expression;
        };
    }

    /** Accounts are written as principals, which every version of Istio reads. */
    private static String principal(String account, String trustDomain) {
        return trustDomain + "/ns/" + account.replaceFirst("/", "/sa/");
    }

    private static String fieldOf(Subject subject) {
        return switch (subject) {
            case PRINCIPAL, ACCOUNT -> "principals";
            case NAMESPACE -> "namespaces";
            case TRUST_DOMAIN -> "trustDomains";
            case ADDRESS -> "ipBlocks";
            case FORWARDED_ADDRESS -> "remoteIpBlocks";
            case TOKEN -> "requestPrincipals";
            case PORT -> "ports";
            case HOST -> "hosts";
            case METHOD -> "methods";
            case PATH -> "paths";
            case HEADER, OTHER ->
                throw new IllegalArgumentException(subject + " is a condition. Maybe it belongs to 'when'?");
        };
    }

    private static String keyOf(AccessCondition condition) {
        return switch (condition.subject()) {
            case PRINCIPAL, ACCOUNT -> "source.principal";
            case NAMESPACE -> "source.namespace";
            case TRUST_DOMAIN -> "source.trustDomain";
            case ADDRESS -> "source.ip";
            case FORWARDED_ADDRESS -> "remote.ip";
            case PORT -> "destination.port";
            case HEADER -> "request.headers[" + condition.name() + "]";
            case TOKEN, HOST, METHOD, PATH, OTHER ->
                throw new IllegalArgumentException(
                        condition.subject() + " is no condition of a rule. Maybe it belongs to 'to'?");
        };
    }
}
