package dev.meshward.mesh.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.manifest.ManifestWriter;
import dev.meshward.mesh.Installation;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.Sizing;
import dev.meshward.mesh.TargetMesh;
import org.junit.jupiter.api.Test;

class IstioInstallationTest {

    private static Installation installed(Sizing sizing, String... documents) {
        return new IstioDialect()
                .installation(Given.TARGET, sizing, Given.cluster(documents).snapshot());
    }

    @Test
    void charts_come_in_their_order_with_one_pinned_version() {
        var releases =
                installed(new Sizing(1, 1, 1), Given.deployment("shop", "cart")).releases();

        assertThat(releases).extracting(Installation.Release::chart).containsExactly("base", "istiod");
        assertThat(releases).extracting(Installation.Release::version).containsOnly("1.30.3");
    }

    @Test
    void a_restricted_namespace_needs_the_cni_plugin_and_a_seccomp_profile() {
        var installation = installed(
                new Sizing(1, 1, 1), Given.namespace("pay", "pod-security.kubernetes.io/enforce: restricted"));

        assertThat(installation.releases())
                .extracting(Installation.Release::chart)
                .containsExactly("base", "cni", "istiod");
        assertThat(ManifestWriter.yaml(installation.releases().getLast().values()))
                .contains("RuntimeDefault")
                .contains("cni:\n    enabled: true");
    }

    @Test
    void whether_sidecars_are_native_follows_the_version_of_kubernetes_and_says_what_was_assumed() {
        assertThat(new NativeSidecars(onKubernetes("1.33", true)).sentence())
                .startsWith("Sidecars are native (Istio 1.30.3 on Kubernetes 1.33)");
        assertThat(new NativeSidecars(onKubernetes("1.32", true)).sentence())
                .contains("ordinary containers")
                .contains("this is Istio 1.30.3 on Kubernetes 1.32");
        assertThat(new NativeSidecars(onKubernetes("1.33", false)).sentence())
                .contains("ordinary containers")
                .contains("this is assumed")
                .contains("--kubernetes-version");
    }

    private static TargetMesh onKubernetes(String version, boolean isKnown) {
        return new TargetMesh(MeshName.ISTIO, "1.30.3", version, isKnown);
    }

    @Test
    void the_control_plane_grows_with_the_mesh_and_never_stands_alone() {
        var small = new IstioSizing(new Sizing(10, 20, 20));
        var large = new IstioSizing(new Sizing(2000, 6000, 4500));

        assertThat(small.leastReplicas()).isEqualTo(2);
        assertThat(small.istiodMemoryMib()).isEqualTo(2048);
        assertThat(large.leastReplicas()).isEqualTo(5);
        assertThat(large.istiodMemoryMib()).isEqualTo(8192);
        assertThat(large.istiodCpuMillis()).isEqualTo(4000);
    }

    @Test
    void the_rule_of_thumb_stands_beside_the_measured_figures() {
        assertThat(installed(new Sizing(100, 200, 150), Given.deployment("shop", "cart"))
                        .figures())
                .anySatisfy(
                        line -> assertThat(line).contains("1 MB for a Service").contains("make 200 MB"))
                .anySatisfy(line -> assertThat(line).contains("1 core and 1.5 GB for 1,000 Services"))
                .anySatisfy(line -> assertThat(line).contains("15 cores"));
    }

    @Test
    void an_older_kubernetes_gets_an_istio_that_still_runs_on_it() {
        assertThat(new IstioDialect().versionFor("1.33")).isEqualTo("1.30.3");
        assertThat(new IstioDialect().versionFor("1.31.2")).isEqualTo("1.29.6");
        assertThat(new IstioDialect().versionFor("v1.29")).isEqualTo("1.28.10");
    }
}
