package dev.meshward.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.SelectedWorkload;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodLabelsTest {

    private static String deployment(String name, String selector, String podLabels) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %s, namespace: shop}
            spec:
              selector: {matchLabels: {%s}}
              template:
                metadata: {labels: {%s}}
                spec: {containers: [{name: app, image: x}]}
            """.formatted(name, selector, podLabels);
    }

    private static SelectedWorkload selected(String name, String... documents) {
        var snapshot = Rollouts.ofYaml(documents).snapshot();
        var workload = snapshot.workloads().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new PodLabels(snapshot).of(workload);
    }

    @Test
    void the_selector_of_the_workload_is_enough_where_nobody_shares_it() {
        assertThat(selected("cart", deployment("cart", "app: cart", "app: cart, version: v1"))
                        .labels())
                .isEqualTo(Map.of("app", "cart"));
    }

    @Test
    void a_label_that_tells_two_workloads_apart_is_added() {
        var labels = selected(
                "cart",
                deployment("cart", "app: shop", "app: shop, role: cart, helm.sh/chart: shop-1.2"),
                deployment("orders", "app: shop", "app: shop, role: orders, helm.sh/chart: shop-1.2"));

        assertThat(labels.labels()).isEqualTo(Map.of("app", "shop", "role", "cart"));
        assertThat(labels.alsoPicked()).isEmpty();
    }

    @Test
    void labels_that_change_with_every_release_tell_nobody_apart() {
        var labels = selected(
                "cart",
                deployment("cart", "app: shop", "app: shop, helm.sh/chart: cart-1.2"),
                deployment("orders", "app: shop", "app: shop, helm.sh/chart: orders-1.2"));

        assertThat(labels.labels()).isEqualTo(Map.of("app", "shop"));
        assertThat(labels.alsoPicked()).extracting(Object::toString).containsExactly("deployment shop/orders");
    }

    @Test
    void pods_without_labels_cannot_be_picked() {
        var pod = """
            apiVersion: v1
            kind: Pod
            metadata: {name: lonely, namespace: shop}
            spec: {containers: [{name: a, image: x}]}
            """;

        assertThat(selected("lonely", pod).canBePicked()).isFalse();
    }
}
