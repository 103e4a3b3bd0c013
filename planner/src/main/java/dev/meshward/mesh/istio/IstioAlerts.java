package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.StageAlerts;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules that say when a stage went wrong, each with the command that takes it back. They are PrometheusRules; where the
 * cluster has no such kind, their {@code spec} is a rule file for Prometheus as it is.
 */
public final class IstioAlerts {

    /** Share of calls that may end with a server error, for so long, before somebody is woken. */
    private static final double MOST_ERRORS = 0.05;

    private static final String PATIENCE = "5m";

    private IstioAlerts() {}

    static List<Manifest> of(
            KnownObjects present, String meshNamespace, String stage, List<String> namespaces, String undoCommand) {
        var rules = namespaces.stream()
                .flatMap(namespace -> rules(stage, namespace, undoCommand))
                .toList();
        return StageAlerts.of(present, meshNamespace, stage, rules);
    }

    private static Stream<Mapping> rules(String stage, String namespace, String undoCommand) {
        return Stream.of(
                rule(
                        "MeshwardErrorShare",
                        errorShare(namespace),
                        stage,
                        "More than 5 % of the calls into " + namespace + " end with a server error",
                        undoCommand),
                rule(
                        "MeshwardConnectionsRefused",
                        refused(namespace),
                        stage,
                        "Connections into " + namespace + " are reset or find no upstream",
                        undoCommand),
                rule(
                        "MeshwardForbidden",
                        forbidden(namespace),
                        stage,
                        "Calls into " + namespace + " are refused by an access policy",
                        undoCommand),
                rule(
                        "MeshwardProxiesNotReady",
                        notReady(namespace),
                        stage,
                        "Pods of " + namespace + " with a sidecar do not become ready",
                        undoCommand));
    }

    /** An alert as Prometheus writes it, with the command that takes the stage back. */
    public static Mapping rule(String alert, String query, String stage, String summary, String undoCommand) {
        return Mapping.building()
                .put("alert", alert)
                .put("expr", query)
                .put("for", PATIENCE)
                .put(
                        "labels",
                        Mapping.building()
                                .put("severity", "critical")
                                .put("stage", stage)
                                .build())
                .put(
                        "annotations",
                        Mapping.building()
                                .put("summary", summary)
                                .put("undo", undoCommand)
                                .build())
                .build();
    }

    private static String errorShare(String namespace) {
        var calls =
                "istio_requests_total{reporter=\"destination\",destination_workload_namespace=\"" + namespace + "\"";
        return "sum(rate(" + calls + ",response_code=~\"5..\"}[5m])) / sum(rate(" + calls + "}[5m])) > " + MOST_ERRORS;
    }

    /** Seen by the callers' sidecars: a strict server that refuses plaintext shows as UC, a missing endpoint as UH or UF. */
    private static String refused(String namespace) {
        return "sum(rate(istio_requests_total{reporter=\"source\",destination_service_namespace=\"" + namespace
                + "\",response_flags=~\".*(UC|UF|UH|NR).*\"}[5m])) > 0.1";
    }

    private static String forbidden(String namespace) {
        return "sum(rate(istio_requests_total{reporter=\"destination\",destination_workload_namespace=\"" + namespace
                + "\",response_code=\"403\"}[5m])) > 0.1";
    }

    /** A native sidecar counts among the init containers, any other among the containers; a pod that ended has neither. */
    private static String notReady(String namespace) {
        var proxies = "{namespace=\"" + namespace + "\",container=\"istio-proxy\"}";
        return "count((kube_pod_container_status_ready" + proxies + " == 0 or kube_pod_init_container_status_ready"
                + proxies + " == 0) unless on(namespace,pod) (kube_pod_status_phase{namespace=\"" + namespace
                + "\",phase=~\"Succeeded|Failed\"} == 1)) > 0";
    }
}
