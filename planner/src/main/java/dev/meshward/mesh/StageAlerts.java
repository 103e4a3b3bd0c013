package dev.meshward.mesh;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The PrometheusRule of a stage. Where the cluster has no such kind, its {@code spec} is a rule file for Prometheus as it
 * is.
 */
public final class StageAlerts {

    private StageAlerts() {}

    /**
     * None where there are no rules.
     *
     * @param stage the name of its folder
     * @param rules alerts as Prometheus writes them
     */
    public static List<Manifest> of(KnownObjects present, String meshNamespace, String stage, List<Mapping> rules) {
        if (rules.isEmpty()) {
            return List.of();
        }
        var group = Mapping.building()
                .put("name", "meshward-" + stage)
                .put("rules", Value.Sequence.of(rules))
                .build();
        var choice = PrometheusChoice.ofRules();
        var rule = OwnObject.made(
                "monitoring.coreos.com/v1",
                "PrometheusRule",
                choice.namespace(present, meshNamespace),
                ("meshward-" + stage).toLowerCase(Locale.ROOT),
                Map.of(),
                "alerts while stage " + stage + " is young; each names the way back",
                Mapping.building()
                        .put("groups", Value.Sequence.of(List.of(group)))
                        .build());
        return List.of(OwnObject.labelled(rule, choice.labels(present)));
    }
}
