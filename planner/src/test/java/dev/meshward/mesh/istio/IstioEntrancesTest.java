package dev.meshward.mesh.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IstioEntrancesTest {

    private static final String GATEWAY = """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: web, namespace: edge}
        spec: {selector: {istio: ingress}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: ingress, namespace: gateways}
        spec: {template: {metadata: {labels: {istio: ingress, app: x}}, spec: {serviceAccountName: edge-proxy}}}
        """;

    @Test
    void a_virtual_service_on_a_gateway_comes_in_under_the_account_of_the_gateways_pods() {
        var entrances = entrances(GATEWAY + """
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: shop}
            spec:
              gateways: [edge/web, mesh]
              http:
              - route: [{destination: {host: cart}}]
                mirrors: [{destination: {host: copy}}]
              tcp:
              - route: [{destination: {host: db}}]
            """);

        var account = List.of(new ServiceAccountId("gateways", "edge-proxy"));
        assertThat(entrances)
                .containsOnly(
                        Map.entry("spec.http[0].route[0].destination", account),
                        Map.entry("spec.http[0].mirrors[0].destination", account),
                        Map.entry("spec.tcp[0].route[0].destination", account));
    }

    @Test
    void a_gateway_that_was_not_read_has_no_known_account() {
        assertThat(entrances("""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: shop}
            spec: {gateways: [elsewhere/web], http: [{route: [{destination: {host: cart}}]}]}
            """)).containsOnly(Map.entry("spec.http[0].route[0].destination", List.of()));
    }

    @Test
    void a_virtual_service_for_calls_inside_is_no_entrance() {
        assertThat(entrances("""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: shop}
            spec: {http: [{route: [{destination: {host: cart}}]}]}
            """)).isEmpty();
    }

    @Test
    void a_route_counts_only_where_istio_serves_all_of_its_gateways() {
        assertThat(entrances(route("istio")))
                .containsOnly(Map.entry(
                        "spec.rules[0].backendRefs[0]", List.of(new ServiceAccountId("edge", "public-istio"))));
        assertThat(entrances(route("nginx"))).isEmpty();
        assertThat(entrances(route("mine") + """
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: GatewayClass
            metadata: {name: mine}
            spec: {controllerName: istio.io/gateway-controller}
            """)).hasSize(1);
    }

    private static String route(String gatewayClass) {
        return """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: public, namespace: edge}
            spec: {gatewayClassName: %s}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: shop, namespace: shop}
            spec:
              parentRefs: [{name: public, namespace: edge}]
              rules: [{backendRefs: [{name: cart, port: 80}]}]
            """.formatted(gatewayClass);
    }

    private static Map<String, List<ServiceAccountId>> entrances(String yaml) {
        var objects = ManifestReader.several(yaml);
        var workloads = objects.stream()
                .filter(object -> object.key().kind().equals("Deployment"))
                .map(IstioEntrancesTest::workload)
                .toList();
        var namespaces = List.of("edge", "gateways", "shop").stream()
                .map(name -> new Namespace(name, Optional.empty(), new Ownership.Nobody()))
                .toList();
        var snapshot = new ClusterSnapshot(
                "test", Optional.empty(), Optional.empty(), objects, namespaces, workloads, List.of(), List.of());
        return new IstioDialect()
                .ownEntrances(snapshot).entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().path(), Map.Entry::getValue));
    }

    private static Workload workload(Manifest object) {
        return new Workload(
                new WorkloadId(
                        "Deployment", object.key().namespace(), object.key().name()),
                object,
                new PodTemplate(object.at("spec", "template")),
                1,
                RestartMethod.ROLLOUT,
                new Ownership.Nobody());
    }
}
