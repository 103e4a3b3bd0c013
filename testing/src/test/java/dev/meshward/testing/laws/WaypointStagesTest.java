package dev.meshward.testing.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.StageKind;
import dev.meshward.bundles.PatchFile;
import dev.meshward.bundles.StageBundle;
import dev.meshward.bundles.Step;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.testing.crd.ApiServer;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.random.GeneratedCluster;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A Service with a route of its own, on its way to ambient mode (safety.md: ambient; istio.md B.5). */
class WaypointStagesTest {

    private static final String CART = workload("shop", "cart", "");
    private static final String FRONT = workload("shop", "front", "CART_URL: http://cart:8080");
    private static final String SERVICE = """
        apiVersion: v1
        kind: Service
        metadata: {name: cart, namespace: shop}
        spec:
          selector: {app: cart}
          ports: [{name: http, port: 8080, targetPort: 8080}]
        """;
    private static final String ROUTE = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: cart, namespace: shop}
        spec:
          parentRefs: [{group: "", kind: Service, name: cart}]
          rules: [{backendRefs: [{name: cart, port: 8080}], timeouts: {request: 2s}}]
        """;

    private static String workload(String namespace, String name, String variable) {
        var env = variable.isEmpty()
                ? ""
                : "          env: [{name: " + variable.split(": ", 2)[0] + ", value: \"" + variable.split(": ", 2)[1]
                        + "\"}]\n";
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %2$s, namespace: %1$s}
            spec:
              selector: {matchLabels: {app: %2$s}}
              template:
                metadata: {labels: {app: %2$s}}
                spec:
                  serviceAccountName: %2$s
                  containers:
                    - name: app
                      image: registry.example/%2$s:1
                      ports: [{containerPort: 8080}]
            """.formatted(namespace, name) + env;
    }

    private static Journey to(MeshName mesh, String... documents) {
        return Journey.of(List.of(documents), mesh);
    }

    private static List<StageBundle> waypoints(Journey journey) {
        return journey.bundle().stages().stream()
                .filter(bundle -> bundle.stage().kind() == StageKind.WAYPOINT)
                .toList();
    }

    @Test
    void callers_are_told_apart_at_the_waypoint_before_the_pods_admit_it_and_only_then_it_is_used() {
        var journey = to(MeshName.ISTIO_AMBIENT, CART, FRONT, SERVICE, ROUTE);

        assertThat(waypoints(journey))
                .singleElement()
                .satisfies(stage -> assertThat(stage.steps().stream()
                                .flatMap(WaypointStagesTest::what)
                                .toList())
                        .containsExactly(
                                "apply/gateway-shop.waypoint.yaml",
                                "wait",
                                "apply/authorizationpolicy-shop.cart-callers.yaml",
                                "patch/authorizationpolicy-shop.cart.yaml",
                                "patch/service-shop.cart.yaml"));
    }

    private static Stream<String> what(Step step) {
        return step.files().isEmpty() ? Stream.of(step.action().word()) : step.files().stream();
    }

    @Test
    void the_waypoint_stands_beside_the_callers_in_the_policy_of_the_pods() {
        var stage = waypoints(to(MeshName.ISTIO_AMBIENT, CART, FRONT, SERVICE, ROUTE))
                .getFirst();

        assertThat(stage.patches().stream()
                        .filter(file -> file.object().kind().equals("AuthorizationPolicy"))
                        .map(PatchFile::content)
                        .map(content -> Manifest.made(content)
                                .at("spec", "rules")
                                .items()
                                .getFirst())
                        .flatMap(
                                rule -> rule.at("from").items().getFirst().at("source", "principals").texts().stream()))
                .containsExactly("cluster.local/ns/shop/sa/front", "cluster.local/ns/shop/sa/waypoint");
    }

    @Test
    void without_a_route_there_is_no_waypoint_and_for_sidecars_there_is_none_at_all() {
        assertThat(waypoints(to(MeshName.ISTIO_AMBIENT, CART, FRONT, SERVICE))).isEmpty();
        assertThat(waypoints(to(MeshName.ISTIO, CART, FRONT, SERVICE, ROUTE))).isEmpty();
    }

    @Test
    void a_caller_that_would_pass_it_by_keeps_the_waypoint_away_and_is_named_in_a_question() {
        var ingress = """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: cart, namespace: shop}
            spec:
              rules:
                - host: cart.example.com
                  http:
                    paths:
                      - {path: /, pathType: Prefix, backend: {service: {name: cart, port: {number: 8080}}}}
            """;
        var journey = to(MeshName.ISTIO_AMBIENT, CART, FRONT, SERVICE, ROUTE, ingress);

        assertThat(waypoints(journey)).isEmpty();
        assertThat(journey.plan().questions())
                .anyMatch(question -> question.contains("shop/cart would need a waypoint")
                        && question.contains("(ingress) would pass it by"));
    }

    @Test
    void the_laws_of_rollouts_hold_with_a_waypoint_too() {
        var documents = List.of(CART, FRONT, SERVICE, ROUTE);
        var given = new Case(
                new GeneratedCluster(0, documents, List.of(), List.of()),
                Journey.of(documents, MeshName.ISTIO_AMBIENT));

        assertThat(RolloutLaws.noStepRefusesAKnownCall(given)).isEmpty();
        assertThat(UndoLaw.leavesOnlyWhatOthersDid(given)).isEmpty();
        assertThat(FileLaws.orderDoesNotMatter(given)).isEmpty();
        ApiServer.withDefinitionsBesideTheRepository()
                .ifPresent(server ->
                        assertThat(FileLaws.everyManifestIsValid(given, server)).isEmpty());
    }
}
