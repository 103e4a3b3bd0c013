package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.StageAlerts;
import dev.meshward.mesh.istio.IstioAlerts;
import java.util.List;
import java.util.stream.Stream;

/** Rules that say when a stage went wrong, asked of ztunnel; each names the command that takes the stage back. */
record AmbientAlerts(String stage, String undoCommand) {

    /** Share of connections that may fail, for so long, before somebody is woken. */
    private static final String MOST_FAILURES = "0.05";

    List<Manifest> of(KnownObjects present, String meshNamespace, List<String> namespaces) {
        var rules = Stream.concat(
                        namespaces.stream().flatMap(this::rules),
                        namespaces.isEmpty() ? Stream.empty() : Stream.of(ztunnel(meshNamespace)))
                .toList();
        return StageAlerts.of(present, meshNamespace, stage, rules);
    }

    private Stream<Mapping> rules(String namespace) {
        var into = "destination_workload_namespace=\"" + namespace + "\"";
        return Stream.of(
                IstioAlerts.rule(
                        "MeshwardConnectionsFailing",
                        ZtunnelProbes.failingShare(into) + " > " + MOST_FAILURES,
                        stage,
                        "More than 5 % of the connections into " + namespace + " fail",
                        undoCommand),
                IstioAlerts.rule(
                        "MeshwardConnectionsRefused",
                        "sum(rate(istio_tcp_connections_closed_total{reporter=\"destination\",response_flags=\"DENY\","
                                + into + "}[5m])) > 0.1",
                        stage,
                        "Connections into " + namespace + " are refused: no mutual TLS, or no policy admits them",
                        undoCommand));
    }

    /** On a node without ztunnel, enrolled pods reach nobody and are reached by nobody. */
    private Mapping ztunnel(String meshNamespace) {
        return IstioAlerts.rule(
                "MeshwardZtunnelNotReady",
                "sum(kube_daemonset_status_number_unavailable{namespace=\"" + meshNamespace
                        + "\",daemonset=\"ztunnel\"}) > 0",
                stage,
                "A node has no ztunnel that is ready; enrolled pods there are cut off",
                undoCommand);
    }
}
