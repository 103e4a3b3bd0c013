package dev.meshward.saved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.ObjectKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourceNamesTest {

    private final ResourceNames names = new ResourceNames(new ClusterSnapshot(
            "test",
            Optional.empty(),
            Optional.empty(),
            ManifestReader.several("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: criteria.example.com}
                spec: {group: example.com, names: {kind: Criterion, plural: criteria}}
                """),
            List.of(),
            List.of(),
            List.of(),
            List.of()));

    @Test
    void kinds_are_named_as_kubectl_names_them() {
        assertThat(names.of(key("", "Namespace"))).isEqualTo("namespaces");
        assertThat(names.of(key("", "Endpoints"))).isEqualTo("endpoints");
        assertThat(names.of(key("networking.k8s.io", "NetworkPolicy"))).isEqualTo("networkpolicies.networking.k8s.io");
        assertThat(names.of(key("networking.k8s.io", "Ingress"))).isEqualTo("ingresses.networking.k8s.io");
        assertThat(names.of(key("gateway.networking.k8s.io", "Gateway")))
                .isEqualTo("gateways.gateway.networking.k8s.io");
        assertThat(names.of(key("telemetry.istio.io", "Telemetry"))).isEqualTo("telemetries.telemetry.istio.io");
    }

    @Test
    void a_definition_names_its_own_plural() {
        assertThat(names.of(key("example.com", "Criterion"))).isEqualTo("criteria.example.com");
    }

    @Test
    void built_in_workloads_have_their_group() {
        assertThat(names.keyOf(new WorkloadId("Deployment", "shop", "cart")).group())
                .isEqualTo("apps");
        assertThat(names.keyOf(new WorkloadId("Pod", "shop", "cart")).group()).isEmpty();
    }

    private static ObjectKey key(String group, String kind) {
        return new ObjectKey(group, kind, "shop", "x");
    }
}
