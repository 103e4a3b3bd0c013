package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.SelectedWorkload;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether plaintext is accepted, said port by port in Servers, which proxies obey at once, and for ports without one in an
 * annotation of the namespace, which only new pods obey (linkerd.md C.2, E). So nobody is restarted after the join.
 *
 * <p>A Server that is there already and decides a port is changed instead of adding a younger one that does nothing; one
 * that picks pods of others as well is left as it is.
 */
record MutualTlsExpression(KnownObjects present, ControlPlane controlPlane) {

    /** Read by Prometheus, which may have no proxy; the proxy's own port obeys the pod's default policy (linkerd.md C.6). */
    private static final int ADMIN_PORT = 4191;

    private static final String ADMIN = "linkerd-admin";

    /** Where others of the namespace refuse plaintext already, the pods that join say so themselves; see {@link ProxyNeeds}. */
    List<Change> acceptPlaintext(LadderIntent.AcceptPlaintext intent) {
        var namespace = new NamespaceAnnotations(present, intent.namespace());
        boolean isSaid = InboundPolicy.of(
                        namespace.annotation(Annotation.DEFAULT_INBOUND_POLICY).textOr(""))
                .filter(InboundPolicy::acceptsPlaintext)
                .isPresent();
        return isSaid || !intent.onlyThese().isEmpty()
                ? List.of()
                : List.of(namespace.annotated(
                        Annotation.DEFAULT_INBOUND_POLICY,
                        InboundPolicy.ALL_UNAUTHENTICATED.word(),
                        "callers of " + intent.namespace()
                                + " that have no proxy yet go on working, whatever the mesh-wide default is or"
                                + " becomes"));
    }

    /**
     * A Server for each port, which audits: without an access policy it would deny at once. Exceptions come before it, so
     * that undoing takes away the Server first.
     */
    List<Change> rehearse(LadderIntent.RehearseMutualTls intent) {
        var workload = intent.workload();
        if (!workload.canBePicked()) {
            return List.of();
        }
        var changes = new ArrayList<>(readableMetrics(workload.namespace()));
        var ports = new PodPorts(present, controlPlane).of(workload.workload(), intent.plaintextPorts());
        intent.plaintextPorts().stream().filter(ports::containsKey).forEach(port -> {
            var deciding = acceptingPlaintext(workload, port);
            var names = servers().deciding(workload, port).isEmpty() ? List.of(freeName(workload, port)) : deciding;
            changes.addAll(exceptions(workload.namespace(), names, intent.because()));
        });
        ports.forEach((port, protocol) -> {
            if (servers().deciding(workload, port).isEmpty()) {
                changes.add(audited(workload, port, protocol));
            }
        });
        return changes;
    }

    private Change audited(SelectedWorkload workload, int port, PodPorts.Protocol protocol) {
        return new PolicyObjects(present).server(workload, port, protocol, InboundPolicy.AUDIT);
    }

    /** The metrics of proxies stay readable for whom they are readable today, however strict their pods become. */
    private List<Change> readableMetrics(String namespace) {
        var today = new NamespaceAnnotations(present, namespace).defaultPolicy(controlPlane);
        boolean isThere = present.objectsIn(PolicyObjects.GROUP, Server.KIND, namespace).stream()
                .map(server -> server.at("spec", "port"))
                .anyMatch(port -> port.is(ADMIN) || port.wholeOr(0) == ADMIN_PORT);
        if (isThere || !today.acceptsPlaintext()) {
            return List.of();
        }
        var meshed = OwnObject.single("key", "linkerd.io/control-plane-ns").with("operator", Value.Text.of("Exists"));
        return List.of(new PolicyObjects(present)
                .server(
                        namespace,
                        ADMIN,
                        Mapping.building()
                                .put("matchExpressions", Value.Sequence.of(List.of(meshed)))
                                .build(),
                        ADMIN_PORT,
                        PodPorts.Protocol.DETECTED.word(),
                        today,
                        "whoever reads the metrics of the proxies today can go on reading them"));
    }

    /** Whole workloads need no object: they get no Server, and their namespace keeps its default. */
    List<Change> except(LadderIntent.ExceptFromMutualTls intent) {
        var workload = intent.workload();
        return intent.plaintextPorts().stream()
                .flatMap(port ->
                        exceptions(workload.namespace(), acceptingPlaintext(workload, port), intent.because()).stream())
                .toList();
    }

    private List<Change> exceptions(String namespace, List<String> servers, String because) {
        var policies = new PolicyObjects(present);
        return servers.stream()
                .flatMap(server -> policies.admitAnyone(namespace, server, because).stream())
                .toList();
    }

    /** A Server that refuses plaintext today goes on refusing it: an exception would open a door. */
    private List<String> acceptingPlaintext(SelectedWorkload workload, int port) {
        return servers().deciding(workload, port).stream()
                .filter(server -> server.accessPolicy().acceptsPlaintext())
                .map(Server::name)
                .toList();
    }

    private String freeName(SelectedWorkload workload, int port) {
        return OwnObject.freeName(
                present,
                PolicyObjects.GROUP,
                Server.KIND,
                workload.namespace(),
                PolicyObjects.nameOf(workload.name(), port),
                _ -> false);
    }

    List<Change> requireOf(LadderIntent.RequireMutualTlsOf intent) {
        return authenticated(intent.workload(), intent.plaintextPorts());
    }

    /** The namespace comes last, and not while a workload there accepts plaintext on ports that nobody can name. */
    List<Change> require(LadderIntent.RequireMutualTls intent) {
        var changes = new ArrayList<Change>();
        intent.climbing().forEach(workload -> changes.addAll(authenticated(workload, List.of())));
        var namespace = new NamespaceAnnotations(present, intent.namespace());
        var today = namespace.defaultPolicy(controlPlane);
        if (today.acceptsPlaintext() && intent.letOff().isEmpty()) {
            changes.add(namespace.annotated(
                    Annotation.DEFAULT_INBOUND_POLICY,
                    today.authenticated().word(),
                    "new pods of " + intent.namespace() + " accept mutual TLS only, on ports without a Server too"));
        }
        return changes;
    }

    private List<Change> authenticated(SelectedWorkload workload, List<Integer> besides) {
        return new PodPorts(present, controlPlane)
                .of(workload.workload(), besides).keySet().stream()
                        .flatMap(port -> servers().deciding(workload, port).stream())
                        .distinct()
                        .filter(server -> server.accessPolicy().acceptsPlaintext())
                        .filter(server -> server.picksOnly(workload.labels()))
                        .map(server -> PolicyObjects.accessPolicy(
                                server,
                                server.accessPolicy().authenticated(),
                                "every known caller of "
                                        + workload.workload().id()
                                        + " uses mutual TLS, or is excepted"))
                        .toList();
    }

    private ServersInForce servers() {
        return new ServersInForce(present);
    }
}
