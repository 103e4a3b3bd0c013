package dev.meshward.mesh.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.manifest.Field;
import dev.meshward.mesh.Installation;
import dev.meshward.mesh.Sizing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A value that no chart reads does nothing, and Helm says nothing. Each path here was changed alone in the charts of Istio
 * 1.28.10, 1.29.6 and 1.30.3 (manifests/charts of those tags), rendered with Helm 3, and seen to change the object named;
 * those of sidecars reach the pods through the injection template, which reads them when a pod is made.
 */
class ChartValuesTest {

    private static final String INJECTION = "istio-discovery/files/injection-template.yaml";

    private static final Map<String, Map<String, String>> READ_BY_CHART = Map.of(
            "base",
            Map.of("defaultRevision", "base/templates/defaultrevision-validatingwebhookconfiguration.yaml"),
            "cni",
            Map.of("global.platform", "istio-cni/templates/zzz_profile.yaml: ResourceQuota, paths of the DaemonSet"),
            "istiod",
            Map.ofEntries(
                    Map.entry("autoscaleEnabled", "istio-discovery/templates/autoscale.yaml: HorizontalPodAutoscaler"),
                    Map.entry("autoscaleMin", "istio-discovery/templates/autoscale.yaml: HorizontalPodAutoscaler"),
                    Map.entry("autoscaleMax", "istio-discovery/templates/autoscale.yaml: HorizontalPodAutoscaler"),
                    Map.entry("resources.requests.cpu", "istio-discovery/templates/deployment.yaml: Deployment"),
                    Map.entry("resources.requests.memory", "istio-discovery/templates/deployment.yaml: Deployment"),
                    Map.entry("meshConfig.trustDomain", "istio-discovery/templates/configmap.yaml: ConfigMap istio"),
                    Map.entry("meshConfig.enableAutoMtls", "istio-discovery/templates/configmap.yaml: ConfigMap istio"),
                    Map.entry(
                            "meshConfig.enablePrometheusMerge",
                            "istio-discovery/templates/configmap.yaml: ConfigMap istio"),
                    Map.entry(
                            "meshConfig.outboundTrafficPolicy.mode",
                            "istio-discovery/templates/configmap.yaml: ConfigMap istio"),
                    Map.entry(
                            "meshConfig.defaultConfig.holdApplicationUntilProxyStarts",
                            "istio-discovery/templates/configmap.yaml: ConfigMap istio"),
                    Map.entry("global.platform", "istio-discovery/templates/zzz_profile.yaml: Deployment"),
                    Map.entry("global.proxy.resources.requests.cpu", INJECTION),
                    Map.entry("global.proxy.resources.requests.memory", INJECTION),
                    Map.entry("global.proxy.resources.limits.cpu", INJECTION),
                    Map.entry("global.proxy.resources.limits.memory", INJECTION),
                    Map.entry("global.proxy.seccompProfile.type", INJECTION),
                    Map.entry("pilot.cni.enabled", INJECTION)));

    @Test
    void every_value_that_is_set_is_one_the_charts_read_and_every_known_one_is_set_somewhere() {
        var everyNeed = Given.cluster(Given.namespace("pay", "pod-security.kubernetes.io/enforce: restricted"), """
            apiVersion: v1
            kind: Node
            metadata: {name: a, labels: {cloud.google.com/gke-nodepool: a}}
            """);
        var releases = new IstioDialect()
                .installation(Given.TARGET, new Sizing(100, 200, 150), everyNeed.snapshot())
                .releases();

        assertThat(releases).extracting(Installation.Release::chart).containsExactly("base", "cni", "istiod");
        assertThat(releases)
                .allSatisfy(release -> assertThat(paths(release))
                        .as(release.chart())
                        .isEqualTo(new TreeSet<>(READ_BY_CHART
                                .getOrDefault(release.chart(), Map.of())
                                .keySet())));
    }

    private static TreeSet<String> paths(Installation.Release release) {
        var leaves = new ArrayList<Field>();
        collect(Field.of("", release.values()), leaves);
        var paths = new TreeSet<String>();
        leaves.forEach(leaf -> paths.add(leaf.path()));
        return paths;
    }

    private static void collect(Field field, List<Field> leaves) {
        if (field.entries().isEmpty()) {
            leaves.add(field);
        } else {
            field.entries().forEach(entry -> collect(entry, leaves));
        }
    }
}
