package dev.meshward.mesh.istio.ambient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.manifest.Field;
import dev.meshward.mesh.Installation;
import dev.meshward.mesh.Sizing;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.istio.Given;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is installed, and that every value is one that a chart of Istio reads (manifests/charts of 1.28.10, 1.29.6 and
 * 1.30.3: {@code zzz_profile.yaml} of each chart reads the profile and the platform, {@code deployment.yaml} and
 * {@code daemonset.yaml} the rest).
 */
class AmbientInstallationTest {

    private static final Map<String, Set<String>> READ_BY_CHART = Map.of(
            "base",
            Set.of("defaultRevision"),
            "istiod",
            Set.of(
                    "profile",
                    "autoscaleEnabled",
                    "autoscaleMin",
                    "autoscaleMax",
                    "resources.requests.cpu",
                    "resources.requests.memory",
                    "meshConfig.trustDomain",
                    "meshConfig.outboundTrafficPolicy.mode",
                    "env.AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY",
                    "global.platform"),
            "cni",
            Set.of("profile", "global.platform"),
            "ztunnel",
            Set.of(
                    "profile",
                    "resources.requests.cpu",
                    "resources.requests.memory",
                    "istioNamespace",
                    "env.AUTHZ_POLICY_INFO_LOGGING",
                    "global.platform"));

    private static final String GKE = """
        apiVersion: v1
        kind: Node
        metadata: {name: a, labels: {cloud.google.com/gke-nodepool: a}}
        """;

    private static Installation planned(TargetMesh target, String... documents) {
        return new AmbientDialect()
                .installation(
                        target,
                        new Sizing(100, 200, 150),
                        Given.cluster(documents).snapshot());
    }

    @Test
    void control_plane_agent_and_ztunnel_come_in_this_order_and_in_one_version() {
        var releases = planned(Ztunnels.TARGET, GKE).releases();

        assertThat(releases)
                .extracting(Installation.Release::chart)
                .containsExactly("base", "istiod", "cni", "ztunnel");
        assertThat(releases).extracting(Installation.Release::version).containsOnly("1.30.3");
    }

    @Test
    void every_value_that_is_set_is_one_the_charts_read() {
        assertThat(planned(Ztunnels.TARGET, GKE).releases())
                .allSatisfy(release -> assertThat(paths(release))
                        .as(release.chart())
                        .isEqualTo(new TreeSet<>(READ_BY_CHART.getOrDefault(release.chart(), Set.of()))));
    }

    @Test
    void an_istiod_that_is_there_stays_with_its_owners_and_gives_the_version() {
        var planned = planned(Ztunnels.TARGET, Given.istiod("default"));

        assertThat(planned.releases()).extracting(Installation.Release::chart).containsExactly("cni", "ztunnel");
        assertThat(planned.releases()).extracting(Installation.Release::version).containsOnly("1.29.6");
        assertThat(planned.beforehand()).singleElement().asString().contains("profile: ambient");
    }

    @Test
    void dry_runs_are_switched_on_only_where_no_ztunnel_would_enforce_them() {
        assertThat(texts(planned(Ztunnels.BEFORE_DRY_RUNS, GKE))).noneMatch(path -> path.startsWith("env."));
    }

    @Test
    void the_namespace_lets_the_agents_on_the_nodes_in() {
        assertThat(planned(Ztunnels.TARGET, GKE).objects())
                .singleElement()
                .satisfies(namespace -> assertThat(namespace
                                .label("pod-security.kubernetes.io/enforce")
                                .is("privileged"))
                        .isTrue());
    }

    private static List<String> texts(Installation installation) {
        return installation.releases().stream()
                .flatMap(release -> paths(release).stream())
                .toList();
    }

    private static TreeSet<String> paths(Installation.Release release) {
        var paths = new TreeSet<String>();
        leaves(Field.of("", release.values())).forEach(leaf -> paths.add(leaf.path()));
        return paths;
    }

    private static Stream<Field> leaves(Field field) {
        return field.entries().isEmpty()
                ? Stream.of(field)
                : field.entries().stream().flatMap(AmbientInstallationTest::leaves);
    }
}
