package dev.meshward.dependencies.policy;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Linkerd's authorizations: a Server selects pods and a port, an authorization names the identities that may come. */
public final class LinkerdPolicies implements EvidenceSource {

    private static final String GROUP = "policy.linkerd.io";

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        if (surroundings.snapshot().objectsOf(GROUP, "Server").isEmpty()) {
            return;
        }
        var accounts = new Accounts(surroundings.snapshot());
        var allowances = new Allowances(surroundings, claims);
        for (var authorization : surroundings.snapshot().objectsOf(GROUP, "ServerAuthorization")) {
            readOld(authorization, surroundings, accounts, allowances);
        }
        for (var authorization : surroundings.snapshot().objectsOf(GROUP, "AuthorizationPolicy")) {
            read(authorization, surroundings, accounts, allowances);
        }
    }

    private static void readOld(
            Manifest authorization, Surroundings surroundings, Accounts accounts, Allowances allowances) {
        var meshTls = authorization.at("spec", "client", "meshTLS");
        var callers = new ArrayList<Workload>();
        meshTls.at("identities").texts().forEach(identity -> callers.addAll(accounts.ofMeshIdentity(identity)));
        meshTls.at("serviceAccounts")
                .items()
                .forEach(account -> callers.addAll(account(account, authorization, accounts)));
        for (var server : servers(authorization, surroundings)) {
            state("serverauthorization", server, callers, authorization, surroundings, allowances);
        }
    }

    private static List<Manifest> servers(Manifest authorization, Surroundings surroundings) {
        var reference = authorization.at("spec", "server");
        var name = reference.at("name").textOr("");
        var selector = LabelSelector.of(reference.at("selector"));
        return surroundings.snapshot().objectsOf(GROUP, "Server").stream()
                .filter(server ->
                        server.key().namespace().equals(authorization.key().namespace()))
                .filter(server -> name.isEmpty()
                        ? reference.at("selector").isPresent()
                                && selector.matches(
                                        server.at("metadata", "labels").textByKey())
                        : server.key().name().equals(name))
                .toList();
    }

    private static void read(
            Manifest authorization, Surroundings surroundings, Accounts accounts, Allowances allowances) {
        var target = authorization.at("spec", "targetRef");
        if (!target.at("kind").is("Server")) {
            return;
        }
        var key = new ObjectKey(
                GROUP,
                "Server",
                authorization.key().namespace(),
                target.at("name").textOr(""));
        var callers = new ArrayList<Workload>();
        for (var reference :
                authorization.at("spec", "requiredAuthenticationRefs").items()) {
            callers.addAll(callers(reference, authorization, surroundings, accounts));
        }
        surroundings
                .snapshot()
                .object(key)
                .ifPresent(server ->
                        state("authorizationpolicy", server, callers, authorization, surroundings, allowances));
    }

    private static List<Workload> callers(
            Field reference, Manifest authorization, Surroundings surroundings, Accounts accounts) {
        if (reference.at("kind").is("ServiceAccount")) {
            return account(reference, authorization, accounts);
        }
        var key = new ObjectKey(
                GROUP,
                "MeshTLSAuthentication",
                reference.at("namespace").textOr(authorization.key().namespace()),
                reference.at("name").textOr(""));
        return surroundings
                .snapshot()
                .object(key)
                .map(found -> identities(found, accounts))
                .orElse(List.of());
    }

    private static List<Workload> identities(Manifest authentication, Accounts accounts) {
        var callers = new ArrayList<Workload>();
        for (var identity : authentication.at("spec", "identities").texts()) {
            callers.addAll(accounts.ofMeshIdentity(identity));
        }
        for (var reference : authentication.at("spec", "identityRefs").items()) {
            if (reference.at("kind").is("ServiceAccount")) {
                callers.addAll(account(reference, authentication, accounts));
            }
        }
        return callers;
    }

    private static List<Workload> account(Field reference, Manifest owner, Accounts accounts) {
        return accounts.identified(
                reference.at("namespace").textOr(owner.key().namespace()),
                reference.at("name").textOr(""));
    }

    private static void state(
            String kind,
            Manifest server,
            List<Workload> callers,
            Manifest authorization,
            Surroundings surroundings,
            Allowances allowances) {
        var selector = LabelSelector.of(server.at("spec", "podSelector"));
        var receivers = selector.selectsEverything()
                ? List.<Workload>of()
                : surroundings.queries().workloads(server.key().namespace(), selector);
        var port = Optional.of(server.at("spec", "port").textOr("")).filter(text -> !text.isEmpty());
        allowances.state(kind, callers, receivers, port.stream().toList(), authorization.place());
    }
}
