package dev.meshward.dependencies.platform;

import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.dependencies.policy.Accounts;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Workloads whose ServiceAccount was given rights: whoever asks for rights probably talks to the Kubernetes API. */
public final class ApiClients implements EvidenceSource {

    private static final String RBAC = "rbac.authorization.k8s.io";

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        var accounts = new Accounts(surroundings.snapshot());
        Stream.of("RoleBinding", "ClusterRoleBinding")
                .flatMap(kind -> surroundings.snapshot().objectsOf(RBAC, kind).stream())
                .forEach(binding -> read(binding, accounts, claims));
    }

    private static void read(Manifest binding, Accounts accounts, Consumer<Claim> claims) {
        for (var subject : binding.at("subjects").items()) {
            if (subject.at("kind").is("ServiceAccount")) {
                var namespace = subject.at("namespace").textOr(binding.key().namespace());
                accounts.of(namespace, subject.at("name").textOr("")).stream()
                        .filter(ApiClients::hasToken)
                        .forEach(workload -> state(workload, subject, binding, claims));
            }
        }
    }

    private static boolean hasToken(Workload workload) {
        return !workload.template().spec().at("automountServiceAccountToken").is("false");
    }

    private static void state(Workload workload, Field subject, Manifest binding, Consumer<Claim> claims) {
        var because = "Its ServiceAccount " + workload.template().serviceAccount() + " is given rights by "
                + binding.key().kind() + " " + binding.key().name();
        claims.accept(new Claim(
                new Caller.Pods(workload.id()),
                new Callee.KubernetesApi(),
                443,
                DependencyKind.KUBERNETES_API.word(),
                DependencyKind.KUBERNETES_API,
                new Evidence.PolicyAllowance("rbac", subject.place(), Confidence.LOW, because)));
    }
}
