package dev.meshward.mesh.istio;

import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Probe;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the proxies' own metrics can answer. Destination-side metrics are used throughout: the receiving proxy knows
 * whether a connection was mutual TLS, whoever called. A question first makes sure that its series exist; PromQL answers
 * a question about nothing with nothing.
 */
final class IstioProbes {

    /** Long enough to see what happens once a day. */
    private static final String WINDOW = "1d";

    private IstioProbes() {}

    static List<Probe> beforeStrict(List<Workload> workloads) {
        return perNamespace(
                workloads,
                scope -> Stream.of(
                        new Probe(
                                received(scope, "connection_security_policy=\"mutual_tls\""),
                                "> 0",
                                "the proxies of " + scope.namespace() + " are scraped, and mutual TLS arrives"),
                        new Probe(
                                received(scope, "connection_security_policy!=\"mutual_tls\""),
                                "== 0",
                                "nobody calls these workloads in plaintext any more; calls to ports the plan excepts"
                                        + " are counted too, and are the only ones that may remain")));
    }

    static List<Probe> beforeEnforcing(List<Workload> workloads) {
        return perNamespace(
                workloads,
                scope -> Stream.of(
                        new Probe(
                                shadow(scope, "allowed"),
                                "> 0",
                                "the dry-run policies of " + scope.namespace()
                                        + " are in the proxies, and calls meet them"),
                        new Probe(
                                shadow(scope, "denied"),
                                "== 0",
                                "no call would have been refused by the dry-run policies")));
    }

    static List<Probe> afterJoin(List<Workload> workloads) {
        return perNamespace(
                workloads,
                scope -> Stream.of(
                        new Probe(
                                received(scope, ""),
                                "> 0",
                                "the sidecars of " + scope.namespace() + " are scraped, and calls pass through them"),
                        new Probe(
                                errorShare(scope),
                                "< 0.01",
                                "less than one call in a hundred ends with a server error"),
                        new Probe(
                                noRoute(scope),
                                "== 0",
                                "no call fails inside the mesh itself: no route, no healthy upstream, connection"
                                        + " failure")));
    }

    /** The pods of one namespace, as label matchers. */
    record Scope(String namespace, String workloads) {

        String asDestination() {
            return "reporter=\"destination\",destination_workload_namespace=\"" + namespace
                    + "\",destination_workload=~\"" + workloads + "\"";
        }

        /** Metrics of the proxy itself carry the labels the scrape gave them. */
        String asPods() {
            return "namespace=\"" + namespace + "\",pod=~\"(" + workloads + ")-.+\"";
        }
    }

    private static List<Probe> perNamespace(List<Workload> workloads, Function<Scope, Stream<Probe>> questions) {
        return scopes(workloads).stream().flatMap(questions).toList();
    }

    static List<Scope> scopes(List<Workload> workloads) {
        Map<String, TreeSet<String>> namesByNamespace = new TreeMap<>();
        workloads.forEach(workload -> namesByNamespace
                .computeIfAbsent(workload.namespace(), _ -> new TreeSet<>())
                .add(quoted(workload.name())));
        return namesByNamespace.entrySet().stream()
                .map(entry ->
                        new Scope(entry.getKey(), entry.getValue().stream().collect(Collectors.joining("|"))))
                .toList();
    }

    /** Names may contain dots; in PromQL text the backslash itself is escaped. */
    private static String quoted(String name) {
        return name.replace(".", "\\\\.");
    }

    private static String received(Scope scope, String more) {
        var matchers = "{" + scope.asDestination() + (more.isEmpty() ? "" : "," + more) + "}";
        return orZero("istio_requests_total" + matchers) + " + "
                + orZero("istio_tcp_connections_opened_total" + matchers);
    }

    private static String orZero(String series) {
        return "(sum(increase(" + series + "[" + WINDOW + "])) or vector(0))";
    }

    private static String shadow(Scope scope, String result) {
        return orZero("{__name__=~\"envoy_.*rbac.*\",authz_dry_run_action=\"allow\",authz_dry_run_result=\"" + result
                + "\"," + scope.asPods() + "}");
    }

    static String errorShare(Scope scope) {
        return "(sum(rate(istio_requests_total{" + scope.asDestination()
                + ",response_code=~\"5..\"}[5m])) or vector(0))" + " / clamp_min(sum(rate(istio_requests_total{"
                + scope.asDestination() + "}[5m])) or vector(0), 1e-9)";
    }

    /** Response flags of Envoy: no route, no healthy upstream, upstream connection failure. */
    private static String noRoute(Scope scope) {
        var matchers = "{reporter=\"source\",destination_workload_namespace=\"" + scope.namespace()
                + "\",destination_workload=~\"" + scope.workloads() + "\",response_flags=~\".*(NR|UH|UF|UC).*\"}";
        return "(sum(rate(istio_requests_total" + matchers + "[5m])) or vector(0))";
    }
}
