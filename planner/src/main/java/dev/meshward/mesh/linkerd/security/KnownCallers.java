package dev.meshward.mesh.linkerd.security;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessPolicy;
import dev.meshward.mesh.intent.AccessText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every caller that policies or the source can tell apart. */
final class KnownCallers {

    /** The trust domain of the mesh itself, as intents write it. */
    static final String HOME = "cluster.local";

    private static final Pattern PRINCIPAL = Pattern.compile("(.*)/ns/([^/*]+)/sa/([^/*]+)");

    private final Set<Caller> found = new LinkedHashSet<>();
    private final TreeSet<String> namespaces = new TreeSet<>();
    private final Set<Caller> all;
    private final Set<Caller> members;
    private final Map<String, Set<Caller>> accountsByNamespace = new HashMap<>();
    private final Map<AccessCondition, Fitting> fittingByCondition = new HashMap<>();

    /** Those who meet a condition for sure, and those of whom the source does not tell. */
    record Fitting(Set<Caller> surely, Set<Caller> perhaps) {
        Fitting {
            surely = Set.copyOf(surely);
            perhaps = Set.copyOf(perhaps);
        }

        Set<Caller> possible() {
            var possible = new HashSet<>(surely);
            possible.addAll(perhaps);
            return possible;
        }
    }

    KnownCallers(ClusterSnapshot snapshot, List<AccessPolicy> policies) {
        found.add(new Caller.Plain());
        snapshot.namespaces().forEach(namespace -> namespaces.add(namespace.name()));
        snapshot.objectsOf("", "ServiceAccount")
                .forEach(account ->
                        addAccount(account.key().namespace(), account.key().name()));
        snapshot.workloads()
                .forEach(workload ->
                        addAccount(workload.namespace(), workload.template().serviceAccount()));
        policies.forEach(policy -> policy.rules()
                .forEach(rule -> rule.conditions()
                        .forEach(condition -> condition.texts().forEach(text -> mention(condition, text)))));
        namespaces.forEach(namespace -> found.add(new Caller.OtherIn(namespace)));
        found.add(new Caller.Stranger());
        all = Set.copyOf(found);
        members = found.stream()
                .filter(caller -> !(caller instanceof Caller.Plain))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Worked out once: a rule is looked at for each port it holds for. */
    Fitting fitting(AccessCondition condition) {
        return fittingByCondition.computeIfAbsent(condition, _ -> {
            var byFit = found.stream()
                    .collect(Collectors.groupingBy(caller -> CallerFit.of(caller, condition), Collectors.toSet()));
            return new Fitting(byFit.getOrDefault(Fit.YES, Set.of()), byFit.getOrDefault(Fit.PERHAPS, Set.of()));
        });
    }

    private void addAccount(String namespace, String name) {
        namespaces.add(namespace);
        var account = new Caller.Account(namespace, name);
        found.add(account);
        accountsByNamespace.computeIfAbsent(namespace, _ -> new HashSet<>()).add(account);
    }

    private void mention(AccessCondition condition, AccessText text) {
        switch (condition.subject()) {
            case ACCOUNT -> {
                if (text instanceof AccessText.Exact(var exact) && exact.indexOf('/') > 0) {
                    addAccount(exact.substring(0, exact.indexOf('/')), exact.substring(exact.indexOf('/') + 1));
                }
            }
            case NAMESPACE -> {
                if (text instanceof AccessText.Exact(var exact)) {
                    namespaces.add(exact);
                }
            }
            case PRINCIPAL -> mentionPrincipal(text);
            case TRUST_DOMAIN, ADDRESS, FORWARDED_ADDRESS, PORT, HOST, METHOD, PATH, HEADER, TOKEN, OTHER -> {}
        }
    }

    private void mentionPrincipal(AccessText text) {
        switch (text) {
            case AccessText.Exact(var exact) -> {
                var parts = PRINCIPAL.matcher(exact);
                if (!parts.matches() || !parts.group(1).equals(HOME)) {
                    found.add(new Caller.Foreign(exact));
                } else {
                    addAccount(parts.group(2), parts.group(3));
                }
            }
            case AccessText.Ending(var ending) -> {
                var parts = PRINCIPAL.matcher(ending);
                if (parts.matches()) {
                    addAccount(parts.group(2), parts.group(3));
                }
            }
            case AccessText.Beginning(var beginning) -> {
                var parts = beginning.split("/", -1);
                if (parts.length > 3 && parts[0].equals(HOME) && parts[1].equals("ns")) {
                    namespaces.add(parts[2]);
                }
            }
            case AccessText.Present _, AccessText.Template _, AccessText.Pattern _ -> {}
        }
    }

    Set<Caller> all() {
        return all;
    }

    /** All that prove who they are. */
    Set<Caller> members() {
        return members;
    }

    Set<Caller> accountsOf(String namespace) {
        return accountsByNamespace.getOrDefault(namespace, Set.of());
    }
}
