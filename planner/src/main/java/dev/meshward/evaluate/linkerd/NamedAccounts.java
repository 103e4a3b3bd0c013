package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Identity;
import java.util.Optional;
import java.util.Set;

/** The accounts by which an identity in a rule tells callers apart (linkerd.md C.4). */
record NamedAccounts(Settings settings, String home) {

    /** Stands for every account of a namespace that no rule names. */
    private static final String ANY_OTHER = "any-other-account";

    /** Empty where it is a pattern that may tell any two accounts apart; nobody where it is about all or about none. */
    Optional<Set<Identity>> of(String identity) {
        var tail = settings.identity("", "", home).substring(1);
        if (identity.equals("*") || (identity.startsWith("*.") && tail.endsWith(identity.substring(1)))) {
            return Optional.of(Set.of());
        }
        if (!identity.endsWith(tail)) {
            return Optional.of(Set.of());
        }
        var who = identity.substring(0, identity.length() - tail.length());
        int dot = who.lastIndexOf('.');
        return dot < 0 ? Optional.of(Set.of()) : ofAccount(who.substring(0, dot), who.substring(dot + 1));
    }

    /** Names of namespaces hold no dots; those of accounts may. */
    private static Optional<Set<Identity>> ofAccount(String account, String namespace) {
        if (account.equals("*")) {
            return Optional.of(Set.of(new Identity.Account(namespace, ANY_OTHER)));
        }
        return account.startsWith("*.")
                ? Optional.empty()
                : Optional.of(Set.of(new Identity.Account(namespace, account)));
    }
}
