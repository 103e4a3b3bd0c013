package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.SelectedWorkload;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Policies as we write them (linkerd.md A.1): a Server for each port, and for each Server who is let in besides. */
record PolicyObjects(KnownObjects present) {

    static final String GROUP = "policy.linkerd.io";
    static final String V1ALPHA1 = GROUP + "/v1alpha1";
    static final String AUTHORIZATION = "AuthorizationPolicy";
    static final String MESH_TLS = "MeshTLSAuthentication";
    static final String NETWORK = "NetworkAuthentication";

    private static final List<String> EVERYWHERE = List.of("0.0.0.0/0", "::/0");

    /** What a Server of ours is called. */
    static String nameOf(String workload, int port) {
        return workload + "-" + port;
    }

    /** Decides who reaches a port of this workload. */
    Change server(SelectedWorkload workload, int port, PodPorts.Protocol protocol, InboundPolicy accessPolicy) {
        return server(
                workload.namespace(),
                nameOf(workload.name(), port),
                OwnObject.single("matchLabels", OwnObject.labels(workload.labels())),
                port,
                protocol.word(),
                accessPolicy,
                "decides who reaches port " + port + " of "
                        + workload.workload().id());
    }

    /** Never without its access policy: without one it would deny at once. */
    Change server(
            String namespace,
            String wanted,
            Mapping podSelector,
            int port,
            String protocol,
            InboundPolicy accessPolicy,
            String because) {
        var spec = Mapping.building()
                .put("podSelector", podSelector)
                .put("port", port)
                .put("proxyProtocol", protocol)
                .put("accessPolicy", accessPolicy.word())
                .build();
        return create(Server.V1BETA3, Server.KIND, namespace, wanted, because, spec);
    }

    /** Lets callers without mutual TLS in, wherever they come from. */
    List<Change> admitAnyone(String namespace, String server, String because) {
        var name = server + "-plaintext";
        if (isThere(AUTHORIZATION, namespace, name, server)) {
            return List.of();
        }
        var networks =
                EVERYWHERE.stream().map(cidr -> OwnObject.single("cidr", cidr)).toList();
        var spec =
                Mapping.building().put("networks", Value.Sequence.of(networks)).build();
        var network = create(V1ALPHA1, NETWORK, namespace, name, because, spec);
        return List.of(
                network,
                authorization(namespace, name, server, NETWORK, network.object().name(), because));
    }

    /** Lets these accounts in, as mutual TLS proves them. */
    List<Change> admit(String namespace, String server, List<ServiceAccountId> accounts, String because) {
        var name = server + "-callers";
        if (isThere(AUTHORIZATION, namespace, name, server)) {
            return List.of();
        }
        var references = accounts.stream().map(PolicyObjects::accountReference).toList();
        var spec = Mapping.building()
                .put("identityRefs", Value.Sequence.of(references))
                .build();
        var identities = create(V1ALPHA1, MESH_TLS, namespace, name, because, spec);
        return List.of(
                identities,
                authorization(
                        namespace, name, server, MESH_TLS, identities.object().name(), because));
    }

    private static Mapping accountReference(ServiceAccountId account) {
        return Mapping.building()
                .put("kind", "ServiceAccount")
                .put("name", account.name())
                .put("namespace", account.namespace())
                .build();
    }

    private Change authorization(
            String namespace, String name, String server, String kind, String authentication, String because) {
        var reference = reference(kind, authentication);
        var spec = Mapping.building()
                .put("targetRef", reference(Server.KIND, server))
                .put("requiredAuthenticationRefs", Value.Sequence.of(List.of(reference)))
                .build();
        return create(V1ALPHA1, AUTHORIZATION, namespace, name, because, spec);
    }

    private static Mapping reference(String kind, String name) {
        return Mapping.building()
                .put("group", GROUP)
                .put("kind", kind)
                .put("name", name)
                .build();
    }

    /** An object of ours by this name that speaks of this Server. */
    private boolean isThere(String kind, String namespace, String wanted, String server) {
        var name = OwnObject.freeName(present, GROUP, kind, namespace, wanted, speaksOf(server));
        return present.object(new ObjectKey(GROUP, kind, namespace, name)).isPresent();
    }

    private static Predicate<Manifest> speaksOf(String server) {
        return object -> OwnObject.isOurs(object)
                && object.at("spec", "targetRef", "name").is(server);
    }

    private Change create(
            String apiVersion, String kind, String namespace, String wanted, String because, Mapping spec) {
        var name = OwnObject.freeName(present, GROUP, kind, namespace, wanted, _ -> false);
        return new Change.Create(OwnObject.made(apiVersion, kind, namespace, name, Map.of(), because, spec), because);
    }

    /** Another access policy for a Server that is there. */
    static Change accessPolicy(Server server, InboundPolicy policy, String because) {
        var manifest = server.manifest();
        var fields = OwnObject.single("spec", OwnObject.single("accessPolicy", policy.word()));
        return new Change.Patch(manifest.apiVersion(), manifest.key(), fields, because);
    }
}
