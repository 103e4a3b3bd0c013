package dev.meshward.mesh.linkerd.security;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessPolicy;
import dev.meshward.mesh.intent.AccessText;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every caller that policies or the source can tell apart. */
final class KnownCallers {

    /** The trust domain of the mesh itself, as intents write it. */
    static final String HOME = "cluster.local";

    private static final Pattern PRINCIPAL = Pattern.compile("(.*)/ns/([^/*]+)/sa/([^/*]+)");

    private final Set<Caller> all = new LinkedHashSet<>();
    private final TreeSet<String> namespaces = new TreeSet<>();

    KnownCallers(ClusterSnapshot snapshot, List<AccessPolicy> policies) {
        all.add(new Caller.Plain());
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
        namespaces.forEach(namespace -> all.add(new Caller.OtherIn(namespace)));
        all.add(new Caller.Stranger());
    }

    private void addAccount(String namespace, String name) {
        namespaces.add(namespace);
        all.add(new Caller.Account(namespace, name));
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
                    all.add(new Caller.Foreign(exact));
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
        return Collections.unmodifiableSet(all);
    }

    /** All that prove who they are. */
    Set<Caller> members() {
        return all.stream().filter(caller -> !(caller instanceof Caller.Plain)).collect(Collectors.toUnmodifiableSet());
    }

    Set<Caller> accountsOf(String namespace) {
        return all.stream()
                .filter(caller -> caller instanceof Caller.Account(var home, var _) && home.equals(namespace))
                .collect(Collectors.toUnmodifiableSet());
    }
}
