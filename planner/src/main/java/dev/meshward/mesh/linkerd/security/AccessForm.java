package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SourceReading;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Servers with all that lets callers in to them, and the policy of ports without a Server (linkerd C). */
final class AccessForm {

    private static final List<String> LETTING_IN =
            List.of("AuthorizationPolicy", "ServerAuthorization", "MeshTLSAuthentication", "NetworkAuthentication");

    private static final Set<String> OF_PORTS_WITHOUT_SERVER =
            Set.of(DefaultPolicies.ANNOTATION, IdentityPorts.ANNOTATION);

    private final SourceReading source;
    private final GrantForm grants;
    private final InboundRouteForm routes;

    AccessForm(SourceReading source) {
        this.source = source;
        this.grants = new GrantForm(source, new IdentityForm());
        this.routes = new InboundRouteForm(source, grants);
    }

    void read() {
        var namespaces = new TreeSet<String>();
        source.of(LinkerdSecurity.POLICY, "Server")
                .forEach(server -> namespaces.add(server.object().key().namespace()));
        source.all().stream()
                .filter(fields ->
                        fields.notes().stream().anyMatch(note -> OF_PORTS_WITHOUT_SERVER.contains(note.key())))
                .forEach(fields -> namespaces.add(namespaceOf(fields)));
        namespaces.forEach(namespace -> new NamespaceForm(source, namespace, grants, routes).read());
        Stream.of("HTTPRoute", "GRPCRoute")
                .flatMap(kind -> Stream.of(LinkerdSecurity.POLICY, "gateway.networking.k8s.io")
                        .flatMap(group -> source.of(group, kind).stream()))
                .forEach(routes::leaveTheRest);
        LETTING_IN.stream()
                .flatMap(kind -> source.of(LinkerdSecurity.POLICY, kind).stream())
                .forEach(AccessForm::leaveUnused);
    }

    private static String namespaceOf(Fields fields) {
        var key = fields.object().key();
        return key.kind().equals("Namespace") && key.group().isEmpty() ? key.name() : key.namespace();
    }

    /** What nothing took lets nobody in. */
    private static void leaveUnused(Fields fields) {
        fields.spec()
                .lost(
                        GeneralAspect.MISSING_CONTEXT,
                        "Nothing in the source is let in by it: what it is for, or what refers to it, is not there.",
                        "Translate it together with the Servers and policies it belongs to.");
    }

    /** Marks what belongs to no pod at all. */
    static void leaveServer(ServerOfSource server) {
        server.fields()
                .spec()
                .lost(
                        SecurityAspect.SERVER,
                        "The source holds no pods that it selects, or another Server claimed its ports before.",
                        "Translate it together with the workloads it is for.");
    }
}
