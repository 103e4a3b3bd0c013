package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Counter;
import dev.meshward.mesh.LadderIntent.Admission;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import dev.meshward.mesh.PodNames;
import dev.meshward.mesh.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the proxies' own metrics can answer (linkerd.md C.6): the receiving proxy counts whom it let in, with the label
 * {@code tls} and, where there is one, the caller's identity. Probes of the kubelet and readers of the proxy's own metrics
 * are left out. Every question answers nothing, and so not what is expected, where the proxies are not scraped.
 */
final class LinkerdProbes {

    private static final String PLAIN = "tls!=\"true\"";

    private LinkerdProbes() {}

    static List<Probe> beforeStrict(List<Workload> workloads) {
        return scopes(workloads).stream()
                .flatMap(scope -> Stream.of(
                        new Probe(
                                arrived(scope, "tls=\"true\"").happened(),
                                "> 0",
                                "the proxies of " + scope.namespace() + " are scraped, and mutual TLS arrives"),
                        new Probe(
                                arrived(scope, PLAIN).happenedIfAny(arrived(scope, "")),
                                "== 0",
                                "nobody calls these workloads in plaintext any more; calls to ports the plan excepts"
                                        + " are counted too, and are the only ones that may remain"),
                        new Probe(
                                arrived(scope, "").andThen(keptOpen(scope)),
                                "== 0",
                                "no plaintext connection has been open for an hour; those to ports the plan excepts"
                                        + " are counted too")))
                .toList();
    }

    /** A connection is counted when it opens; one that stays open shows in the gauge alone. */
    private static String keptOpen(Scope scope) {
        return "sum(min_over_time(tcp_open_connections{direction=\"inbound\",peer=\"src\"," + PLAIN
                + ",target_port!=\"4191\"," + scope.asPods() + "}[1h])) or vector(0)";
    }

    /** Policies beside a Server that still accepts every identity refuse nothing: whom they miss is asked by identity. */
    static List<Probe> beforeEnforcing(List<Workload> workloads, Function<Workload, List<Admission>> admissions) {
        var probes = new ArrayList<Probe>();
        scopes(workloads)
                .forEach(scope -> probes.add(new Probe(
                        arrived(scope, "").happened(),
                        "> 0",
                        "the proxies of " + scope.namespace() + " are scraped, and calls pass through them")));
        workloads.forEach(workload -> probes.addAll(strangers(workload, admissions.apply(workload))));
        return probes;
    }

    private static List<Probe> strangers(Workload workload, List<Admission> admissions) {
        var scope = new Scope(workload.namespace(), PodNames.of(workload));
        var named = new TreeSet<Integer>();
        admissions.forEach(admission -> named.addAll(admission.ports()));
        var probes = new ArrayList<Probe>();
        portsByCallers(named, admissions)
                .forEach((callers, ports) ->
                        probes.add(strangers(workload, scope, callers, "target_port=~\"" + ports + "\"")));
        var elsewhere = admissions.stream()
                .filter(admission -> admission.ports().isEmpty())
                .toList();
        if (elsewhere.stream().noneMatch(admission -> admission.callers().isEmpty())) {
            var others = Stream.concat(named.stream(), Stream.of(4191))
                    .map(String::valueOf)
                    .collect(Collectors.joining("|"));
            probes.add(strangers(workload, scope, identities(elsewhere), "target_port!~\"" + others + "\""));
        }
        return probes;
    }

    /** Ports that admit the same callers, as one pattern; those that admit anyone are left out. */
    private static Map<String, String> portsByCallers(TreeSet<Integer> named, List<Admission> admissions) {
        var ports = new TreeMap<String, String>();
        for (int port : named) {
            var here = admissions.stream()
                    .filter(admission ->
                            admission.ports().isEmpty() || admission.ports().contains(port))
                    .toList();
            if (here.stream().noneMatch(admission -> admission.callers().isEmpty())) {
                ports.merge(identities(here), Integer.toString(port), (one, other) -> one + "|" + other);
            }
        }
        return ports;
    }

    private static Probe strangers(Workload workload, Scope scope, String callers, String ports) {
        var strange = callers.isEmpty() ? ports : ports + ",client_id!~\"" + callers + "\"";
        return new Probe(
                arrived(scope, strange).happenedIfAny(arrived(scope, "")),
                "== 0",
                "nobody but the callers that are going to be admitted reaches " + workload.id());
    }

    /** An identity is {@code account.namespace.serviceaccount.identity.…}, whatever the trust domain (linkerd.md C.4). */
    private static String identities(List<Admission> admissions) {
        return admissions.stream()
                .flatMap(admission -> admission.callers().stream())
                .distinct()
                .sorted()
                .map(LinkerdProbes::identity)
                .collect(Collectors.joining("|"));
    }

    private static String identity(ServiceAccountId account) {
        return PodNames.quoted(account.name() + "." + account.namespace() + ".serviceaccount.identity.") + ".+";
    }

    static List<Probe> afterJoin(List<Workload> workloads) {
        return scopes(workloads).stream()
                .flatMap(scope -> Stream.of(
                        new Probe(
                                arrived(scope, "").happened(),
                                "> 0",
                                "the proxies of " + scope.namespace() + " are scraped, and calls pass through them"),
                        new Probe(
                                arrived(scope, "").andThen(errorShare(scope)),
                                "< 0.01",
                                "less than one call in a hundred ends with a server error"),
                        new Probe(
                                arrived(scope, "").andThen(refused(scope)),
                                "== 0",
                                "no proxy refuses a caller, and none answers 404 for want of a route")))
                .toList();
    }

    private static String errorShare(Scope scope) {
        var answers = "response_total{direction=\"inbound\"," + scope.asPods();
        return "(sum(rate(" + answers + ",classification=\"failure\"}[5m])) or vector(0)) / clamp_min(sum(rate("
                + answers + "}[5m])) or vector(0), 1e-9)";
    }

    private static String refused(Scope scope) {
        return Stream.of(
                        "inbound_http_authz_deny_total",
                        "inbound_tcp_authz_deny_total",
                        "inbound_tcp_authz_terminate_total",
                        "inbound_http_route_not_found_total")
                .map(counter ->
                        "(" + Counter.of(counter + "{" + scope.asPods() + "}").happened() + ")")
                .collect(Collectors.joining(" + "));
    }

    /**
     * Pods of one namespace.
     *
     * @param pods matches their names
     */
    private record Scope(String namespace, String pods) {

        /** Labels the scrape gave; the proxies' own name no pod. */
        String asPods() {
            return "namespace=\"" + namespace + "\",pod=~\"" + pods + "\"";
        }
    }

    private static List<Scope> scopes(List<Workload> workloads) {
        Map<String, List<Workload>> byNamespace = workloads.stream()
                .collect(Collectors.groupingBy(Workload::namespace, TreeMap::new, Collectors.toList()));
        return byNamespace.entrySet().stream()
                .map(entry -> new Scope(
                        entry.getKey(),
                        entry.getValue().stream()
                                .map(PodNames::of)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining("|"))))
                .toList();
    }

    /** Requests, and connections of what is not HTTP; only the former carry labels of a route, so no two become one. */
    private static Counter arrived(Scope scope, String more) {
        return Counter.of("{__name__=~\"inbound_(http|tcp)_authz_allow_total\",route_name!=\"probe\","
                + "target_port!=\"4191\"," + scope.asPods() + (more.isEmpty() ? "" : "," + more) + "}");
    }
}
