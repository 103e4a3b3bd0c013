package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Identity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The accounts by which a field of a rule tells callers apart. */
final class NamedAccounts {

    private static final Pattern PRINCIPAL = Pattern.compile("[^/*]+/ns/([^/*]+)/sa/([^/*]+)");

    /** Stands for every account of a namespace that no rule names. */
    private static final String ANY_OTHER = "any-other-account";

    private NamedAccounts() {}

    /** Empty where the field holds a pattern, which may tell any two accounts apart. */
    static Optional<Set<Identity>> of(RuleField field, String ownNamespace) {
        var accounts = new LinkedHashSet<Identity>();
        for (var value : Stream.of(field.values(), field.notValues())
                .flatMap(List::stream)
                .toList()) {
            var account = account(field.kind(), value, ownNamespace);
            if (account.isEmpty() && tellsAccountsApart(field.kind()) && !value.equals("*")) {
                return Optional.empty();
            }
            account.ifPresent(accounts::add);
        }
        return Optional.of(accounts);
    }

    private static boolean tellsAccountsApart(RuleField.Kind kind) {
        return switch (kind) {
            case PRINCIPAL, NAMESPACE, SERVICE_ACCOUNT -> true;
            // All accounts of one mesh share its domain; what is of the connection does not tell accounts apart.
            default -> false;
        };
    }

    private static Optional<Identity> account(RuleField.Kind kind, String value, String ownNamespace) {
        return switch (kind) {
            case PRINCIPAL -> ofPrincipal(value);
            case NAMESPACE ->
                value.contains("*") ? Optional.empty() : Optional.of(new Identity.Account(value, ANY_OTHER));
            case SERVICE_ACCOUNT -> Optional.of(ofShort(value, ownNamespace));
            default -> Optional.empty();
        };
    }

    private static Optional<Identity> ofPrincipal(String value) {
        var parts = PRINCIPAL.matcher(value);
        return parts.matches() ? Optional.of(new Identity.Account(parts.group(1), parts.group(2))) : Optional.empty();
    }

    private static Identity ofShort(String value, String ownNamespace) {
        int slash = value.indexOf('/');
        return slash < 0
                ? new Identity.Account(ownNamespace, value)
                : new Identity.Account(value.substring(0, slash), value.substring(slash + 1));
    }
}
