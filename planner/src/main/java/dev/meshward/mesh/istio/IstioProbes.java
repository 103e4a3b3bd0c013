package dev.meshward.mesh.istio;

import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Counter;
import dev.meshward.mesh.PodNames;
import dev.meshward.mesh.Probe;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the proxies' own metrics can answer. Destination-side metrics are used throughout: the receiving proxy knows
 * whether a connection was mutual TLS, whoever called. Every question answers nothing, and so not what is expected, where
 * the proxies of its workloads are not scraped: PromQL answers a question about nothing with nothing.
 */
public final class IstioProbes {

    private IstioProbes() {}

    static List<Probe> beforeStrict(List<Workload> workloads) {
        return perNamespace(
                workloads,
                scope -> Stream.of(
                        new Probe(
                                arrived(scope, "connection_security_policy=\"mutual_tls\"")
                                        .happened(),
                                "> 0",
                                "the proxies of " + scope.namespace() + " are scraped, and mutual TLS arrives"),
                        new Probe(
                                arrived(scope, "connection_security_policy!=\"mutual_tls\"")
                                        .happenedIfAny(arrived(scope, "")),
                                "== 0",
                                "nobody calls these workloads in plaintext any more; calls to ports the plan excepts"
                                        + " are counted too, and are the only ones that may remain")));
    }

    static List<Probe> beforeEnforcing(List<Workload> workloads) {
        return perNamespace(
                workloads,
                scope -> Stream.of(
                        new Probe(
                                dryRun(scope, "allowed").happened(),
                                "> 0",
                                "the dry-run policies of " + scope.namespace()
                                        + " are in the proxies, and calls meet them"),
                        new Probe(
                                dryRun(scope, "denied").happenedIfAny(dryRun(scope, "allowed")),
                                "== 0",
                                "no call would have been refused by the dry-run policies")));
    }

    static List<Probe> afterJoin(List<Workload> workloads) {
        return perNamespace(
                workloads,
                scope -> Stream.of(
                        new Probe(
                                arrived(scope, "").happened(),
                                "> 0",
                                "the sidecars of " + scope.namespace() + " are scraped, and calls pass through them"),
                        new Probe(
                                arrived(scope, "").andThen(errorShare(scope)),
                                "< 0.01",
                                "less than one call in a hundred ends with a server error"),
                        new Probe(
                                arrived(scope, "").andThen(noRoute(scope)),
                                "== 0",
                                "no call fails inside the mesh itself: no route, no healthy upstream, connection"
                                        + " failure")));
    }

    /**
     * The pods of one namespace, as label matchers.
     *
     * @param workloads matches their names
     * @param pods matches the names of their pods
     */
    public record Scope(String namespace, String workloads, String pods) {

        public String asDestination() {
            return "destination_workload_namespace=\"" + namespace + "\",destination_workload=~\"" + workloads + "\"";
        }

        /** Metrics of the proxy itself carry the labels the scrape gave them. */
        String asPods() {
            return "namespace=\"" + namespace + "\",pod=~\"" + pods + "\"";
        }
    }

    /** Questions about the workloads of one namespace each. */
    public static List<Probe> perNamespace(List<Workload> workloads, Function<Scope, Stream<Probe>> questions) {
        Map<String, List<Workload>> byNamespace = workloads.stream()
                .collect(Collectors.groupingBy(Workload::namespace, TreeMap::new, Collectors.toList()));
        return byNamespace.entrySet().stream()
                .map(entry -> new Scope(
                        entry.getKey(),
                        joined(entry.getValue(), workload -> PodNames.quoted(workload.name())),
                        joined(entry.getValue(), PodNames::of)))
                .flatMap(questions)
                .toList();
    }

    private static String joined(List<Workload> workloads, Function<Workload, String> pattern) {
        return workloads.stream().map(pattern).distinct().sorted().collect(Collectors.joining("|"));
    }

    /**
     * Requests, and bytes of what is not HTTP: a connection from before the window is seen as long as it is used. The two
     * differ in their labels, so no two series become one when their names are dropped.
     */
    private static Counter arrived(Scope scope, String more) {
        return Counter.of("{__name__=~\"istio_(requests|tcp_received_bytes)_total\",reporter=\"destination\","
                + scope.asDestination() + (more.isEmpty() ? "" : "," + more) + "}");
    }

    /** Each listener of a proxy has a counter of its own, told apart by its name alone. */
    private static Counter dryRun(Scope scope, String result) {
        return Counter.toldApartByName("{__name__=~\"envoy_.*rbac.*\",authz_dry_run_action=\"allow\","
                + "authz_dry_run_result=\"" + result + "\"," + scope.asPods() + "}");
    }

    private static String errorShare(Scope scope) {
        var calls = "istio_requests_total{reporter=\"destination\"," + scope.asDestination();
        return "(sum(rate(" + calls + ",response_code=~\"5..\"}[5m])) or vector(0)) / clamp_min(sum(rate(" + calls
                + "}[5m])) or vector(0), 1e-9)";
    }

    /** Response flags of Envoy: no route, no healthy upstream, upstream connection failure. */
    private static String noRoute(Scope scope) {
        return "sum(rate(istio_requests_total{reporter=\"source\"," + scope.asDestination()
                + ",response_flags=~\".*(NR|UH|UF|UC).*\"}[5m])) or vector(0)";
    }
}
