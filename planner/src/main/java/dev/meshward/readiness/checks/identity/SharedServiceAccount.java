package dev.meshward.readiness.checks.identity;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several workloads under one identity. Mutual TLS works all the same; rules of access cannot tell them apart. One
 * finding for each account, since that is what has to be divided. {@code default} is shared even by a single workload:
 * with every pod that names no account, now or later.
 */
public final class SharedServiceAccount implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-131");
    }

    @Override
    public String title() {
        return "Service account shared by several workloads";
    }

    @Override
    public Scope scope() {
        var reads = new ArrayList<>(List.of(OwnAccounts.KINDS));
        reads.add(Scope.WORKLOADS);
        return Scope.everyMesh(Step.AUTHORIZE, reads.toArray(String[]::new));
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return byAccount(situation).entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1 || isDefault(entry.getKey()))
                .map(entry -> finding(entry.getKey(), entry.getValue(), situation));
    }

    private static Map<ObjectKey, List<Workload>> byAccount(Situation situation) {
        return situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .collect(Collectors.groupingBy(SharedServiceAccount::account, TreeMap::new, Collectors.toList()));
    }

    private static ObjectKey account(Workload workload) {
        return new ObjectKey(
                "", "ServiceAccount", workload.namespace(), workload.template().serviceAccount());
    }

    private static boolean isDefault(ObjectKey account) {
        return account.name().equals("default");
    }

    private Finding finding(ObjectKey account, List<Workload> sharing, Situation situation) {
        boolean isDefault = isDefault(account);
        var first = sharing.getFirst();
        var names = sharing.stream().map(Workload::name).distinct().toList();
        return FindingDraft.about(
                        code(),
                        isDefault && sharing.size() > 1 ? Severity.WARNING : Severity.INFO,
                        account,
                        first.template().spec().at("serviceAccountName").place())
                .what(
                        sharing.size() == 1
                                ? "%s runs under the service account \"default\" of namespace %s, as every pod does that names none."
                                        .formatted(first.name(), account.namespace())
                                : "%d workloads in namespace %s share the service account \"%s\": %s."
                                        .formatted(
                                                sharing.size(),
                                                account.namespace(),
                                                account.name(),
                                                Sentences.abridged(names)))
                .why("After mutual TLS no rule of access can tell them apart: what one may call, all may call.")
                .advice(
                        isDefault
                                ? "Give each workload an account of its own before access rules are enforced; joining"
                                        + " does not have to wait."
                                : "Perhaps they are one application and may share it; else give each its own account"
                                        + " before access rules are enforced.")
                .concerning(sharing.stream().map(Workload::id).toList())
                .fixedBy(isDefault ? new OwnAccounts(account, situation.snapshot()).of(sharing) : Optional.empty())
                .finding();
    }
}
