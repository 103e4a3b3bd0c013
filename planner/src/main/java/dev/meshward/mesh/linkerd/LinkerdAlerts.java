package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.StageAlerts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules that say when a stage went wrong, each with the command that takes it back. They are PrometheusRules; where the
 * cluster has no such kind, their {@code spec} is a rule file for Prometheus as it is.
 */
record LinkerdAlerts(String stage, String undoCommand) {

    private static final String PATIENCE = "5m";

    List<Manifest> of(KnownObjects present, String meshNamespace, List<String> namespaces) {
        return StageAlerts.of(
                present,
                meshNamespace,
                stage,
                namespaces.stream().flatMap(this::rules).toList());
    }

    private Stream<Mapping> rules(String namespace) {
        return Stream.of(
                rule(
                        "MeshwardErrorShare",
                        errorShare(namespace),
                        "More than 5 % of the calls into " + namespace + " end with a server error"),
                rule(
                        "MeshwardForbidden",
                        refused(namespace),
                        "Calls into " + namespace + " are refused: plaintext where mutual TLS is asked for, or a caller"
                                + " that no policy admits"),
                rule(
                        "MeshwardNoRoute",
                        perSecond("inbound_http_route_not_found_total", namespace) + " > 0.1",
                        "Calls into " + namespace + " meet a Server whose routes do not know them, and get 404"),
                rule(
                        "MeshwardProxiesNotReady",
                        notReady(namespace),
                        "Pods of " + namespace + " with a proxy do not become ready"));
    }

    private Mapping rule(String alert, String query, String summary) {
        var labels = Mapping.building().put("severity", "critical").put("stage", stage);
        var annotations = Mapping.building().put("summary", summary).put("undo", undoCommand);
        return Mapping.building()
                .put("alert", alert)
                .put("expr", query)
                .put("for", PATIENCE)
                .put("labels", labels.build())
                .put("annotations", annotations.build())
                .build();
    }

    private static String errorShare(String namespace) {
        var answers = "response_total{direction=\"inbound\",namespace=\"" + namespace + "\"";
        return "sum(rate(" + answers + ",classification=\"failure\"}[5m])) / sum(rate(" + answers + "}[5m])) > 0.05";
    }

    private static String refused(String namespace) {
        return "("
                + Stream.of(
                                "inbound_http_authz_deny_total",
                                "inbound_tcp_authz_deny_total",
                                "inbound_tcp_authz_terminate_total")
                        .map(counter -> "(" + perSecond(counter, namespace) + " or vector(0))")
                        .collect(Collectors.joining(" + "))
                + ") > 0.1";
    }

    private static String perSecond(String counter, String namespace) {
        return "sum(rate(" + counter + "{namespace=\"" + namespace + "\"}[5m]))";
    }

    /** A native sidecar counts among the init containers, any other among the containers; a pod that ended has neither. */
    private static String notReady(String namespace) {
        var proxies = "{namespace=\"" + namespace + "\",container=\"linkerd-proxy\"}";
        return "count((kube_pod_container_status_ready" + proxies + " == 0 or kube_pod_init_container_status_ready"
                + proxies + " == 0) unless on(namespace,pod) (kube_pod_status_phase{namespace=\"" + namespace
                + "\",phase=~\"Succeeded|Failed\"} == 1)) > 0";
    }
}
