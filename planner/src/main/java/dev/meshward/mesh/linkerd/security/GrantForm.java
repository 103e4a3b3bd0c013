package dev.meshward.mesh.linkerd.security;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.manifest.Field;
import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessCondition.Subject;
import dev.meshward.mesh.intent.AccessText;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.EdgeAspect;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.Unmatched;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** AuthorizationPolicies and ServerAuthorizations with what they refer to (linkerd A.1, C.3). */
final class GrantForm {

    private final SourceReading source;
    private final IdentityForm identities;

    GrantForm(SourceReading source, IdentityForm identities) {
        this.source = source;
        this.identities = identities;
    }

    /** Everything that lets callers in on every request to a Server. */
    Admitted of(ServerOfSource server) {
        var admitted = byWord(server.accessPolicy(), Origin.nowhere());
        for (var policy : policies(server.namespace())) {
            var target = policy.spec().at("targetRef").look();
            boolean isMeant =
                    target.at("kind").is("Server") && target.at("name").is(server.name())
                            || target.at("kind").is("Namespace");
            admitted = isMeant ? admitted.or(of(policy)) : admitted;
        }
        for (var authorization : source.of(LinkerdSecurity.POLICY, "ServerAuthorization")) {
            admitted = isFor(authorization, server) ? admitted.or(ofAuthorization(authorization)) : admitted;
        }
        return admitted;
    }

    /** Those of a route besides. */
    Admitted ofRoute(Fields route) {
        var key = route.object().key();
        var admitted = Admitted.nobody();
        for (var policy : policies(key.namespace())) {
            var target = policy.spec().at("targetRef").look();
            boolean isMeant = target.at("kind").is(key.kind())
                    && target.at("name").is(key.name())
                    && target.at("group").is(key.group());
            admitted = isMeant ? admitted.or(of(policy)) : admitted;
        }
        return admitted;
    }

    private List<Fields> policies(String namespace) {
        return source.of(LinkerdSecurity.POLICY, "AuthorizationPolicy").stream()
                .filter(policy -> policy.object().key().namespace().equals(namespace))
                .toList();
    }

    /** A word of an access policy, or of the policy for ports without a Server. */
    Admitted byWord(String word, Origin origin) {
        var anyMember =
                new AccessCondition(Subject.PRINCIPAL, "", List.of(new AccessText.Present()), List.of(), origin);
        return switch (word) {
            case "all-unauthenticated", "audit" -> Admitted.of(List.of(List.of()), origin);
            case "all-authenticated" -> Admitted.of(List.of(List.of(anyMember)), origin);
            case "cluster-unauthenticated" -> Admitted.of(List.of(List.of(clusterNetworks(origin))), origin);
            case "cluster-authenticated" -> Admitted.of(List.of(List.of(anyMember, clusterNetworks(origin))), origin);
            default -> new Admitted(false, List.of(), origin);
        };
    }

    /** Those the chart is installed with (linkerd C.1). */
    private static AccessCondition clusterNetworks(Origin origin) {
        return new AccessCondition(
                Subject.ADDRESS,
                "",
                ClusterNetworks.USUAL.stream()
                        .<AccessText>map(AccessText.Exact::new)
                        .toList(),
                List.of(),
                origin);
    }

    private boolean isFor(Fields authorization, ServerOfSource server) {
        var target = authorization.spec().at("server").look();
        boolean isHere = authorization.object().key().namespace().equals(server.namespace());
        return isHere
                && (target.at("name").isPresent()
                        ? target.at("name").is(server.name())
                        : LabelSelector.of(target.at("selector"))
                                .matches(server.fields()
                                        .object()
                                        .at("metadata", "labels")
                                        .textByKey()));
    }

    /** All that it refers to has to hold; where anything of that is missing, nobody is let in (linkerd C.3). */
    private Admitted of(Fields policy) {
        var target = policy.spec().at("targetRef").take(SecurityAspect.SELECTION);
        var references = policy.spec().at("requiredAuthenticationRefs");
        var origin = target.and(references.take(SecurityAspect.CALLER));
        List<List<AccessCondition>> ways = List.of(List.of());
        for (var reference : references.items()) {
            var some = alternatives(reference, policy);
            if (some.isEmpty()) {
                return new Admitted(false, List.of(), origin);
            }
            ways = product(ways, some.get());
        }
        return Admitted.of(ways, origin);
    }

    private static List<List<AccessCondition>> product(
            List<List<AccessCondition>> ways, List<List<AccessCondition>> more) {
        return ways.stream()
                .flatMap(way -> more.stream()
                        .map(each -> Stream.concat(way.stream(), each.stream()).toList()))
                .toList();
    }

    private Optional<List<List<AccessCondition>>> alternatives(SourceField reference, Fields policy) {
        var written = reference.look();
        var own = policy.object().key().namespace();
        var namespace = written.at("namespace").textOr(own);
        var name = written.at("name").textOr("");
        var kind = written.at("kind").textOr("");
        return switch (kind) {
            case "ServiceAccount" ->
                Optional.of(List.of(
                        List.of(IdentityForm.account(namespace + "/" + name, reference.take(SecurityAspect.CALLER)))));
            case "MeshTLSAuthentication" ->
                referred(kind, namespace, name, reference, policy).map(this::identities);
            case "NetworkAuthentication" ->
                referred(kind, namespace, name, reference, policy)
                        .map(found -> networks(found.spec().at("networks")));
            default -> {
                reference.neverExisted(
                        "Linkerd refuses a policy that refers to a " + kind + ".",
                        "Refer to a MeshTLSAuthentication, a ServiceAccount or a NetworkAuthentication.");
                yield Optional.empty();
            }
        };
    }

    /** An identity of SPIFFE is that of a machine outside; members inside never carry one (linkerd C.4). */
    private List<List<AccessCondition>> identities(Fields authentication) {
        var ways = identities.ofAuthentication(authentication);
        authentication.spec().at("identities").items().stream()
                .filter(item -> IdentityForm.isOfMachine(item.look().textOr("")))
                .forEach(item -> source.intend(new Unmatched(
                        Author.of(authentication.object()),
                        item.extra(EdgeAspect.WORKLOAD_IDENTITY).stream().toList())));
        return ways;
    }

    private Optional<Fields> referred(
            String kind, String namespace, String name, SourceField reference, Fields policy) {
        var found = source.of(LinkerdSecurity.POLICY, kind).stream()
                .filter(each -> each.object().key().namespace().equals(namespace)
                        && each.object().key().name().equals(name))
                .findFirst();
        if (found.isEmpty()) {
            source.remark(
                    GeneralAspect.MISSING_CONTEXT,
                    Author.of(policy.object()),
                    reference.place(),
                    kind + " " + namespace + "/" + name
                            + " is not in the source; without it the whole policy lets nobody in, here as there.");
        }
        return found;
    }

    /** Exceptions are of their own block, so that each block is a way of its own. */
    private static List<List<AccessCondition>> networks(SourceField networks) {
        var ways = new ArrayList<List<AccessCondition>>();
        for (var network : networks.items()) {
            ways.add(List.of(new AccessCondition(
                    Subject.ADDRESS,
                    "",
                    network.look().at("cidr").text().stream()
                            .<AccessText>map(AccessText.Exact::new)
                            .toList(),
                    texts(network.look().at("except")),
                    network.take(SecurityAspect.ADDRESS))));
        }
        return ways;
    }

    private static List<AccessText> texts(Field list) {
        return list.texts().stream().<AccessText>map(AccessText.Exact::new).toList();
    }

    /** Without networks it is for those of the cluster alone, unlike an AuthorizationPolicy. */
    private Admitted ofAuthorization(Fields authorization) {
        var client = authorization.spec().at("client");
        var origin = authorization.spec().at("server").take(SecurityAspect.SELECTION);
        var networks = client.at("networks").items().isEmpty()
                ? List.of(List.of(clusterNetworks(origin)))
                : networks(client.at("networks"));
        return Admitted.of(product(identities.ofClient(client), networks), origin);
    }
}
