package dev.meshward.judge;

import dev.meshward.evaluate.Identity;
import java.util.Optional;

/**
 * Callers who share one fate at a door, whoever they are.
 *
 * @param identity empty for all who come without mutual TLS: unmeshed pods, nodes, callers from outside
 */
record CallerClass(Optional<Identity> identity) {

    private static final String UNNAMED = "(any other account)";

    static CallerClass withoutIdentity() {
        return new CallerClass(Optional.empty());
    }

    /** Members of the mesh whom no rule names. */
    static CallerClass unnamed() {
        return new CallerClass(Optional.of(new Identity.Account("(any namespace)", UNNAMED)));
    }

    String namespace() {
        return identity.map(who -> switch (who) {
                    case Identity.Account(var namespace, var _) -> namespace.startsWith("(") ? "" : namespace;
                    case Identity.Unknown _ -> "";
                })
                .orElse("");
    }

    String name() {
        return identity.map(who -> switch (who) {
                    case Identity.Account(var _, var account) ->
                        account.startsWith("(") ? "(any other member of the mesh)" : "(account " + account + ")";
                    case Identity.Unknown _ -> "(a member of the mesh)";
                })
                .orElse("(anybody without mutual TLS)");
    }

    /** For a sentence: {@code caller without mutual TLS}, {@code account shop/web}. */
    String words() {
        return identity.map(who -> switch (who) {
                    case Identity.Account(var namespace, var account) ->
                        account.startsWith("(") ? "other member of the mesh" : "account " + namespace + "/" + account;
                    case Identity.Unknown _ -> "member of the mesh";
                })
                .orElse("caller without mutual TLS");
    }
}
