package dev.meshward.mesh.istio;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * DestinationRules that keep a caller's proxy from using mutual TLS: a {@code tls} of any mode but ISTIO_MUTUAL wins over
 * automatic mutual TLS for all endpoints, and an empty one means DISABLE (istio.md A.2, A.9).
 */
record DestinationRuleTls(ClusterSnapshot snapshot, String rootNamespace) {

    private static final String NETWORKING = "networking.istio.io";
    private static final String CLUSTER_DOMAIN = ".svc.cluster.local";

    /** Those of a kind that picks callers come first, then the oldest. */
    private static final Comparator<Manifest> ORDER = Comparator.comparing(
                    (Manifest rule) -> rule.at("spec", "workloadSelector").isAbsent())
            .thenComparing(rule -> rule.at("metadata", "creationTimestamp").textOr("9999"))
            .thenComparing(Manifest::key);

    /** Empty where there are no such rules, which is soon seen. */
    static Optional<DestinationRuleTls> in(ClusterSnapshot snapshot) {
        return snapshot.objectsOf(NETWORKING, "DestinationRule").isEmpty()
                ? Optional.empty()
                : Optional.of(new DestinationRuleTls(
                        snapshot, ControlPlane.in(snapshot).rootNamespace()));
    }

    /**
     * Why calls from this workload to a port of a Service stay without mutual TLS; empty where no rule says so.
     *
     * @param port of the Service; 0 where it is not known, and then any port counts
     */
    Optional<String> withoutMutualTls(Workload caller, ServiceId service, int port) {
        return winners(caller, service)
                .filter(rule -> !policyTexts(rule).isEmpty())
                .findFirst()
                .flatMap(rule -> tls(rule, port));
    }

    /** The rules of the first namespace that has any for this host: the caller's, the Service's, the root (istio.md A.2). */
    private Stream<Manifest> winners(Workload caller, ServiceId service) {
        return Stream.of(caller.namespace(), service.namespace(), rootNamespace)
                .map(namespace -> best(namespace, caller, service))
                .filter(rules -> !rules.isEmpty())
                .findFirst()
                .stream()
                .flatMap(List::stream);
    }

    private List<Manifest> best(String namespace, Workload caller, ServiceId service) {
        var host = service.name() + "." + service.namespace() + CLUSTER_DOMAIN;
        var seen = snapshot.objectsIn(NETWORKING, "DestinationRule", namespace).stream()
                .filter(rule -> isExported(rule, caller.namespace()) && picks(rule, caller))
                .filter(rule -> matches(hostOf(rule), host))
                .toList();
        int longest = seen.stream().mapToInt(rule -> rank(hostOf(rule))).max().orElse(0);
        return seen.stream()
                .filter(rule -> rank(hostOf(rule)) == longest)
                .sorted(ORDER)
                .toList();
    }

    /** An exact host beats any wildcard; among wildcards the longest wins. */
    private static int rank(String host) {
        return host.startsWith("*") ? host.length() : Integer.MAX_VALUE;
    }

    private static boolean matches(String written, String host) {
        return written.startsWith("*") ? host.endsWith(written.substring(1)) : written.equals(host);
    }

    /** A name without a point is one of the rule's own namespace; shorter forms with points are not completed by Istio. */
    private static String hostOf(Manifest rule) {
        var host = rule.at("spec", "host").textOr("");
        return host.contains(".") || host.startsWith("*") || host.isEmpty()
                ? host
                : host + "." + rule.key().namespace() + CLUSTER_DOMAIN;
    }

    /** A rule that picks callers is private to its namespace. */
    private boolean isExported(Manifest rule, String callers) {
        var namespace = rule.key().namespace();
        if (rule.at("spec", "workloadSelector").isPresent()) {
            return namespace.equals(callers);
        }
        var exportTo = rule.at("spec", "exportTo").texts();
        return exportTo.isEmpty()
                || exportTo.contains("*")
                || exportTo.contains(callers)
                || (exportTo.contains(".") && namespace.equals(callers));
    }

    private static boolean picks(Manifest rule, Workload caller) {
        Map<String, String> wanted =
                rule.at("spec", "workloadSelector", "matchLabels").textByKey();
        return caller.template().labels().entrySet().containsAll(wanted.entrySet());
    }

    private static List<Field> policyTexts(Manifest rule) {
        return Stream.concat(
                        Stream.of(rule.at("spec", "trafficPolicy")),
                        rule.at("spec", "subsets").items().stream().map(subset -> subset.at("trafficPolicy")))
                .filter(Field::isPresent)
                .toList();
    }

    private static Optional<String> tls(Manifest rule, int port) {
        return policyTexts(rule).stream()
                .flatMap(policy -> decidingTls(policy, port))
                .filter(DestinationRuleTls::isNotOfTheMesh)
                .findFirst()
                .map(tls -> "DestinationRule " + rule.key().namespace() + "/"
                        + rule.key().name() + " (" + tls.place() + ") turns mutual TLS off with mode "
                        + tls.at("mode").textOr("DISABLE"));
    }

    /** A block for the port replaces the policy as a whole, its tls included even where it has none. */
    private static Stream<Field> decidingTls(Field policy, int port) {
        Predicate<Field> isForPort =
                block -> port > 0 && block.at("port", "number").wholeOr(0) == port;
        var forPort = policy.at("portLevelSettings").items().stream()
                .filter(isForPort)
                .findFirst();
        if (forPort.isPresent()) {
            return forPort.stream()
                    .map(block -> block.at("tls"))
                    .filter(tls -> tls.value().isPresent());
        }
        var all = port > 0
                ? Stream.of(policy)
                : Stream.concat(Stream.of(policy), policy.at("portLevelSettings").items().stream());
        return all.map(block -> block.at("tls")).filter(tls -> tls.value().isPresent());
    }

    private static boolean isNotOfTheMesh(Field tls) {
        return !tls.at("mode").is("ISTIO_MUTUAL");
    }
}
