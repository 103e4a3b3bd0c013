package dev.meshward.mesh.linkerd.security;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Callers as a MeshTLSAuthentication names them. What has no name is left out, which narrows.
 *
 * @param everybody whether no identity is asked for at all
 * @param specs of the objects, any of which lets a caller in
 * @param account the one account that is meant, {@code namespace/name}, where there is no other caller
 * @param differences what is left out
 */
record CallerWords(boolean everybody, List<Mapping> specs, String account, List<String> differences) {

    static CallerWords of(Set<Caller> callers, KnownCallers known) {
        if (callers.equals(known.all())) {
            return new CallerWords(true, List.of(), "", List.of());
        }
        var differences = new ArrayList<String>();
        if (callers.contains(new Caller.Plain())) {
            differences.add("Callers without identity cannot be told apart from all others, so they are refused here.");
        }
        var foreign = foreign(callers);
        boolean isEveryMember = callers.containsAll(known.members());
        if (isEveryMember) {
            foreign.addFirst("*");
            return new CallerWords(false, List.of(identities(foreign)), "", differences);
        }
        if (callers.contains(new Caller.Stranger())) {
            differences.add(
                    "Callers of namespaces that the source does not hold are refused; exceptions cannot be said,"
                            + " so that those who may call are listed.");
        }
        var references = references(callers, known, differences);
        var specs = new ArrayList<Mapping>();
        if (!foreign.isEmpty()) {
            specs.add(identities(foreign));
        }
        if (!references.isEmpty()) {
            specs.add(Mapping.building()
                    .put("identityRefs", Value.Sequence.of(references))
                    .build());
        }
        return new CallerWords(false, specs, only(callers), differences);
    }

    private static String only(Set<Caller> callers) {
        return callers.size() == 1 && callers.iterator().next() instanceof Caller.Account(var namespace, var name)
                ? namespace + "/" + name
                : "";
    }

    private static List<String> foreign(Set<Caller> callers) {
        var foreign = new TreeSet<String>();
        callers.forEach(caller -> {
            if (caller instanceof Caller.Foreign(var principal)) {
                foreign.add("spiffe://" + principal);
            }
        });
        return new ArrayList<>(foreign);
    }

    private static Mapping identities(List<String> identities) {
        return Mapping.building()
                .put(
                        "identities",
                        Value.Sequence.of(
                                identities.stream().map(Value.Text::of).toList()))
                .build();
    }

    /** A namespace whole where all of its accounts are meant, those that come later included. */
    private static List<Mapping> references(Set<Caller> callers, KnownCallers known, List<String> differences) {
        var references = new ArrayList<Mapping>();
        var whole = new TreeSet<String>();
        var single = new TreeSet<String>();
        for (var caller : callers) {
            switch (caller) {
                case Caller.OtherIn(var namespace)
                when callers.containsAll(known.accountsOf(namespace)) -> whole.add(namespace);
                case Caller.OtherIn(var namespace) ->
                    differences.add("Accounts of " + namespace
                            + " that the source does not name are refused; all but some cannot be said.");
                case Caller.Account(var namespace, var name) -> single.add(namespace + "/" + name);
                case Caller.Plain _, Caller.Stranger _, Caller.Foreign _ -> {}
            }
        }
        whole.forEach(namespace -> references.add(Mapping.building()
                .put("kind", "Namespace")
                .put("name", namespace)
                .build()));
        single.stream()
                .filter(account -> !whole.contains(account.substring(0, account.indexOf('/'))))
                .forEach(account -> references.add(account(account)));
        return references;
    }

    private static Mapping account(String account) {
        int slash = account.indexOf('/');
        return Mapping.building()
                .put("kind", "ServiceAccount")
                .put("name", account.substring(slash + 1))
                .put("namespace", account.substring(0, slash))
                .build();
    }
}
