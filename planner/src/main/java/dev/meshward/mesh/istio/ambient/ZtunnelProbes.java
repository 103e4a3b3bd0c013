package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Counter;
import dev.meshward.mesh.LadderIntent.Admission;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import dev.meshward.mesh.PodNames;
import dev.meshward.mesh.Probe;
import dev.meshward.mesh.istio.IstioProbes;
import dev.meshward.mesh.istio.IstioProbes.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What ztunnel's metrics can answer (ztunnel: src/proxy/metrics.rs). It counts connections and bytes, with the identity of
 * the caller and whether there was one, and without the port. Questions about a workload are asked of the ztunnel before it.
 * Every question answers nothing, and so not what is expected, where ztunnel is not scraped.
 */
final class ZtunnelProbes {

    private static final String MUTUAL = "connection_security_policy=\"mutual_tls\"";
    private static final String PLAIN = "connection_security_policy!=\"mutual_tls\"";

    private ZtunnelProbes() {}

    static List<Probe> beforeStrict(List<Workload> workloads) {
        return IstioProbes.perNamespace(
                workloads,
                scope -> Stream.of(
                        new Probe(
                                arrived(scope, MUTUAL).happened(),
                                "> 0",
                                "the ztunnels before " + scope.namespace() + " are scraped, and mutual TLS arrives"),
                        new Probe(
                                arrived(scope, PLAIN).happenedIfAny(arrived(scope, "")),
                                "== 0",
                                "nobody calls these workloads in plaintext any more; calls to ports the plan excepts"
                                        + " are counted too, and are the only ones that may remain")));
    }

    /**
     * ztunnel has no shadow metrics: whom a policy would miss is asked by identity. Callers without one are refused already,
     * but on ports that the policy admits everybody to.
     */
    static List<Probe> beforeEnforcing(List<Workload> workloads, Function<Workload, List<Admission>> admissions) {
        var probes = new ArrayList<>(IstioProbes.perNamespace(
                workloads,
                scope -> Stream.of(new Probe(
                        arrived(scope, "").happened(),
                        "> 0",
                        "the ztunnels before " + scope.namespace() + " are scraped, and calls pass through them"))));
        workloads.forEach(
                workload -> strangers(workload, admissions.apply(workload)).forEach(probes::add));
        return probes;
    }

    /** Where anybody is admitted to all ports, nobody is a stranger. */
    private static Stream<Probe> strangers(Workload workload, List<Admission> admissions) {
        boolean isOpen = admissions.stream()
                .anyMatch(admission ->
                        admission.callers().isEmpty() && admission.ports().isEmpty());
        if (isOpen) {
            return Stream.empty();
        }
        var scope = new Scope(workload.namespace(), PodNames.quoted(workload.name()), PodNames.of(workload));
        var admitted = admissions.stream()
                .flatMap(admission -> admission.callers().stream())
                .distinct()
                .sorted()
                .map(ZtunnelProbes::identity)
                .collect(Collectors.joining("|"));
        var strange = admitted.isEmpty() ? MUTUAL : MUTUAL + ",source_principal!~\"" + admitted + "\"";
        return Stream.of(new Probe(
                arrived(scope, strange).happenedIfAny(arrived(scope, "")),
                "== 0",
                "nobody with an identity but the callers that are going to be admitted reaches " + workload.id()
                        + "; on which port is not counted, and only the logs of ztunnel say it"));
    }

    /** An identity ends in {@code /ns/NAMESPACE/sa/ACCOUNT}, whatever the trust domain. */
    private static String identity(ServiceAccountId account) {
        return ".+/ns/" + PodNames.quoted(account.namespace()) + "/sa/" + PodNames.quoted(account.name());
    }

    static List<Probe> afterJoin(List<Workload> workloads) {
        return IstioProbes.perNamespace(
                workloads,
                scope -> Stream.of(
                        new Probe(
                                arrived(scope, "").happened(),
                                "> 0",
                                "the ztunnels before " + scope.namespace()
                                        + " are scraped, and calls pass through them"),
                        new Probe(
                                arrived(scope, "").andThen(failingShare(scope.asDestination())),
                                "< 0.01",
                                "less than one connection in a hundred ends before it began or by a failure"),
                        new Probe(
                                closed(scope, "destination", "=\"DENY\"").happenedIfAny(arrived(scope, "")),
                                "== 0",
                                "no ztunnel refuses a caller: nothing demands mutual TLS or an identity yet")));
    }

    /** Seen by the ztunnel of the caller: policy, network policy, certificate, address. */
    static String failingShare(String destination) {
        var source = "reporter=\"source\"," + destination;
        return "(sum(rate(istio_tcp_connections_closed_total{" + source + ",response_flags!=\"-\"}[5m])) or vector(0))"
                + " / clamp_min(sum(rate(istio_tcp_connections_opened_total{" + source
                + "}[5m])) or vector(0), 1e-9)";
    }

    /** Connections, and bytes of those opened before the window: the two differ in their names alone, and are told apart. */
    private static Counter arrived(Scope scope, String more) {
        return Counter.toldApartByName("{__name__=~\"istio_tcp_(connections_opened|received_bytes)_total\","
                + "reporter=\"destination\"," + scope.asDestination() + (more.isEmpty() ? "" : "," + more) + "}");
    }

    private static Counter closed(Scope scope, String reporter, String flags) {
        return Counter.of("istio_tcp_connections_closed_total{reporter=\"" + reporter + "\",response_flags" + flags
                + "," + scope.asDestination() + "}");
    }
}
