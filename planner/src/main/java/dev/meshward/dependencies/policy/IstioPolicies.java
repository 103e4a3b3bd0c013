package dev.meshward.dependencies.policy;

import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** AuthorizationPolicies that allow named identities to reach selected workloads. */
public final class IstioPolicies implements EvidenceSource {

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        var policies = surroundings.snapshot().objectsOf("security.istio.io", "AuthorizationPolicy");
        if (policies.isEmpty()) {
            return;
        }
        var accounts = new Accounts(surroundings.snapshot());
        var allowances = new Allowances(surroundings, claims);
        policies.stream()
                .filter(policy -> policy.at("spec", "action").textOr("ALLOW").equals("ALLOW"))
                .forEach(policy -> read(policy, surroundings, accounts, allowances));
    }

    private static void read(Manifest policy, Surroundings surroundings, Accounts accounts, Allowances allowances) {
        var receivers = receivers(policy, surroundings);
        for (var rule : policy.at("spec", "rules").items()) {
            var ports = rule.at("to").items().stream()
                    .flatMap(to -> to.at("operation", "ports").texts().stream())
                    .toList();
            for (var from : rule.at("from").items()) {
                allowances.state(
                        "authorizationpolicy",
                        callers(from.at("source"), policy, accounts),
                        receivers,
                        ports,
                        from.place());
            }
        }
    }

    private static List<Workload> receivers(Manifest policy, Surroundings surroundings) {
        var namespace = policy.key().namespace();
        var labels = policy.at("spec", "selector", "matchLabels").textByKey();
        if (!labels.isEmpty()) {
            return surroundings.labelled(namespace, labels);
        }
        var receivers = new ArrayList<Workload>();
        for (var target : policy.at("spec", "targetRefs").items()) {
            if (target.at("kind").is("Service")) {
                surroundings
                        .snapshot()
                        .service(new ServiceId(namespace, target.at("name").textOr("")))
                        .ifPresent(service ->
                                receivers.addAll(surroundings.snapshot().workloadsBehind(service)));
            }
        }
        return receivers;
    }

    private static List<Workload> callers(Field source, Manifest policy, Accounts accounts) {
        var callers = new ArrayList<Workload>();
        source.at("principals").texts().forEach(principal -> callers.addAll(accounts.ofPrincipal(principal)));
        for (var account : source.at("serviceAccounts").texts()) {
            int slash = account.indexOf('/');
            var namespace = slash < 0 ? policy.key().namespace() : account.substring(0, slash);
            callers.addAll(accounts.identified(namespace, account.substring(slash + 1)));
        }
        return callers;
    }
}
