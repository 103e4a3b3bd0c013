package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.linkerd.Grant.Clients;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What lets callers in to a port: policies, authorizations, and what a port grants by itself (linkerd.md C.3). */
final class Grants {

    private final Installation installation;
    private final SharedAuthentications shared;
    private final Views<Manifest, AuthorizationPolicyView> policies = new Views<>(AuthorizationPolicyView::of);
    private final Views<List<Manifest>, List<AuthorizationPolicyView>> lists =
            new Views<>(objects -> objects.stream().map(policies::of).toList());

    Grants(Installation installation, SharedAuthentications shared) {
        this.installation = installation;
        this.shared = shared;
    }

    /** What a port grants by its policy alone; an access policy only ever adds. */
    List<Grant> byItself(InboundPolicy policy, String name, Settings settings) {
        var anyMember = new Clients.Named(List.of("*"));
        return switch (policy) {
            case ALL_UNAUTHENTICATED, AUDIT -> List.of(Grant.ofEverybody(name));
            case ALL_AUTHENTICATED -> List.of(new Grant(name, anyMember, Networks.everywhere()));
            case CLUSTER_UNAUTHENTICATED -> List.of(new Grant(name, new Clients.Anybody(), settings.clusterNetworks()));
            case CLUSTER_AUTHENTICATED -> List.of(new Grant(name, anyMember, settings.clusterNetworks()));
            case DENY -> List.of();
        };
    }

    /** Everything that lets callers in to a port of this Server, whatever they ask for. */
    List<Grant> of(ServerView server, String namespace, World world) {
        var settings = installation.settings(world);
        var grants = new ArrayList<>(byItself(
                server.accessPolicy(),
                server.id() + " accessPolicy " + server.accessPolicy().word(),
                settings));
        policies(namespace, world)
                .filter(policy -> policy.guards(server))
                .forEach(policy -> grant(policy, world).ifPresent(grants::add));
        world.in(LinkerdRules.POLICY, "ServerAuthorization", namespace).stream()
                .filter(authorization -> selects(authorization.at("spec", "server"), server))
                .map(authorization -> grant(authorization, settings))
                .forEach(grants::add);
        return grants;
    }

    /** What lets callers in to a route besides what its Server grants. */
    List<Grant> of(RouteView route, String namespace, World world) {
        return policies(namespace, world)
                .filter(policy -> policy.guards(route))
                .flatMap(policy -> grant(policy, world).stream())
                .toList();
    }

    private Stream<AuthorizationPolicyView> policies(String namespace, World world) {
        return lists.of(world.in(LinkerdRules.POLICY, "AuthorizationPolicy", namespace)).stream()
                .filter(AuthorizationPolicyView::isLegal);
    }

    /** Empty where something it requires is not there: the whole policy counts for nothing then. */
    private Optional<Grant> grant(AuthorizationPolicyView policy, World world) {
        boolean isFollowed = Stream.concat(policy.meshTls().stream(), policy.networks().stream())
                .allMatch(key -> shared.isFollowed(key, policy.namespace()));
        if (!isFollowed) {
            return Optional.of(new Grant(policy.id(), new Clients.NotFollowed(), Networks.everywhere()));
        }
        var clients = clients(policy, world);
        var networks = networks(policy, world);
        return clients.flatMap(who -> networks.map(where -> new Grant(policy.id(), who, where)));
    }

    private Optional<Clients> clients(AuthorizationPolicyView policy, World world) {
        if (!policy.accounts().isEmpty()) {
            return Optional.of(new Clients.Named(
                    policy.accounts().stream().map(key -> identity(key, world)).toList()));
        }
        return policy.meshTls().isEmpty()
                ? Optional.of(new Clients.Anybody())
                : world.object(policy.meshTls().getFirst()).flatMap(object -> members(object, world));
    }

    private Optional<Networks> networks(AuthorizationPolicyView policy, World world) {
        return policy.networks().isEmpty()
                ? Optional.of(Networks.everywhere())
                : world.object(policy.networks().getFirst()).map(object -> Networks.of(object.at("spec", "networks")));
    }

    /** Empty where it refers to something that is nobody, or names nobody at all: it is as if it were not there. */
    private Optional<Clients> members(Manifest authentication, World world) {
        var own = authentication.key().namespace();
        var identities = new ArrayList<>(authentication.at("spec", "identities").texts());
        for (var ref : authentication.at("spec", "identityRefs").items()) {
            var kind = ref.at("kind").textOr("");
            var name = ref.at("name").textOr("");
            var namespace = ref.at("namespace").textOr(own);
            if (kind.equalsIgnoreCase("Namespace")) {
                identities.add(identity(name, "*", world));
            } else if (kind.equalsIgnoreCase("ServiceAccount")) {
                identities.add(identity(namespace, name, world));
            } else {
                return Optional.empty();
            }
        }
        return identities.isEmpty() ? Optional.empty() : Optional.of(new Clients.Named(List.copyOf(identities)));
    }

    private String identity(ObjectKey account, World world) {
        return identity(account.namespace(), account.name(), world);
    }

    private String identity(String namespace, String account, World world) {
        return installation.settings(world).identity(namespace, account, installation.home());
    }

    private static boolean selects(Field server, ServerView candidate) {
        return server.at("name").isPresent()
                ? server.at("name").is(candidate.name())
                : LabelSelector.of(server.at("selector")).matches(candidate.labels());
    }

    /** Without networks it is for those of the cluster alone, unlike an AuthorizationPolicy. */
    private Grant grant(Manifest authorization, Settings settings) {
        var client = authorization.at("spec", "client");
        var name = "ServerAuthorization " + authorization.key().namespace() + "/"
                + authorization.key().name();
        var networks = client.at("networks").items().isEmpty()
                ? settings.clusterNetworks()
                : Networks.of(client.at("networks"));
        return new Grant(name, clients(client, authorization.key().namespace(), settings), networks);
    }

    private Clients clients(Field client, String own, Settings settings) {
        if (client.at("unauthenticated").isTrue()) {
            return new Clients.Anybody();
        }
        var tls = client.at("meshTLS");
        if (tls.at("unauthenticatedTLS").isTrue()) {
            return new Clients.AnyTls();
        }
        var identities = new ArrayList<>(tls.at("identities").texts());
        tls.at("serviceAccounts").items().stream()
                .map(account -> settings.identity(
                        account.at("namespace").textOr(own), account.at("name").textOr(""), installation.home()))
                .forEach(identities::add);
        return new Clients.Named(List.copyOf(identities));
    }
}
