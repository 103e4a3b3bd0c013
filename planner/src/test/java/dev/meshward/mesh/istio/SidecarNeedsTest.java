package dev.meshward.mesh.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SidecarNeedsTest {

    private static final String DATABASE_CLIENT = Given.deployment("shop", "cart")
            .replace("ports: [{containerPort: 8080}]", "env: [{name: DB, value: \"postgres://db:5432/x\"}]");

    private static Map<String, String> needs(String... documents) {
        return needsOn("1.32", documents);
    }

    private static Map<String, String> needsOn(String kubernetesVersion, String... documents) {
        var given = Given.cluster(documents);
        var target = new TargetMesh(MeshName.ISTIO, "1.30.3", kubernetesVersion, true);
        return new SidecarNeeds(given.snapshot(), target).of(given.workload("cart"));
    }

    @Test
    void a_client_of_a_database_waits_for_its_sidecar() {
        assertThat(needs(DATABASE_CLIENT))
                .containsExactly(Map.entry("proxy.istio.io/config", "{\"holdApplicationUntilProxyStarts\": true}"));
    }

    @Test
    void with_native_sidecars_nobody_has_to_wait() {
        assertThat(needsOn("1.33", DATABASE_CLIENT)).isEmpty();
        assertThat(needsOn("1.32", DATABASE_CLIENT)).isNotEmpty();
    }

    @Test
    void an_ordinary_workload_needs_nothing() {
        assertThat(needs(Given.deployment("shop", "cart"))).isEmpty();
    }

    @Test
    void a_limit_range_under_the_usual_limits_names_all_four_values() {
        var range = "apiVersion: v1\nkind: LimitRange\nmetadata: {name: r, namespace: shop}\n"
                + "spec: {limits: [{type: Container, max: {cpu: 500m, memory: 512Mi}}]}\n";

        assertThat(needs(Given.deployment("shop", "cart"), range))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "sidecar.istio.io/proxyCPU", "100m",
                        "sidecar.istio.io/proxyCPULimit", "500m",
                        "sidecar.istio.io/proxyMemory", "128Mi",
                        "sidecar.istio.io/proxyMemoryLimit", "512Mi"));
    }

    @Test
    void settings_are_added_beside_those_that_are_there() {
        var hold = Map.of("holdApplicationUntilProxyStarts", "true");

        assertThat(ProxyConfigText.with("{\"concurrency\": 2}", hold))
                .isEqualTo("{\"concurrency\": 2, \"holdApplicationUntilProxyStarts\": true}");
        assertThat(ProxyConfigText.with("concurrency: 2\n", hold))
                .isEqualTo("concurrency: 2\nholdApplicationUntilProxyStarts: true\n");
        assertThat(ProxyConfigText.with("holdApplicationUntilProxyStarts: false\n", hold))
                .isEqualTo("holdApplicationUntilProxyStarts: false\n");
    }
}
