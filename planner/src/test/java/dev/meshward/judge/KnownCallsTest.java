package dev.meshward.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.manifest.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** At which port of which pod a dependency arrives, and who comes there. */
class KnownCallsTest {

    private static final String ECHO = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: echo, namespace: data}
        spec:
          selector: {matchLabels: {app: echo}}
          template:
            metadata:
              labels: {app: echo}
              annotations: {prometheus.io/scrape: "%s", prometheus.io/port: "9102"}
            spec:
              containers:
                - name: echo
                  image: registry.example/echo:1
                  ports: [{name: web, containerPort: 8081}, {name: metrics, containerPort: 9102}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: echo, namespace: data}
        spec:
          selector: {app: echo}
          ports:
            - {name: http, port: 80, targetPort: web}
            - {name: admin, port: 90, targetPort: 8082}
            - {name: lost, port: 91, targetPort: nobody}
            - {name: dns, port: 53, targetPort: 5353, protocol: UDP}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: echoes, namespace: data}
        spec:
          clusterIP: None
          selector: {app: echo}
          ports: [{name: http, port: 80, targetPort: web}]
        """;

    private static final ClusterSnapshot SNAPSHOT =
            new Shop().with(ECHO.formatted("true")).snapshot();

    private static final WorkloadId WEB = new WorkloadId("Deployment", "shop", "web");
    private static final WorkloadId TARGET = new WorkloadId("Deployment", "data", "echo");
    private static final Caller SOMEBODY = new Caller.Pods(WEB);
    private static final Callee PODS = new Callee.ToWorkload(TARGET);

    private static Callee service(String name) {
        return new Callee.ToService(new ServiceId("data", name), List.of(TARGET));
    }

    private static Evidence route(String kind) {
        return new Evidence.RoutingDeclaration(kind, Place.nowhere(), Confidence.HIGH, "somebody routes it");
    }

    private static Dependency dependency(Caller from, Callee to, int port, DependencyKind kind, Evidence... evidence) {
        return new Dependency(from, to, port, "http", kind, Confidence.HIGH, List.of(evidence));
    }

    private static List<KnownCall> calls(ClusterSnapshot snapshot, Dependency... dependencies) {
        return new KnownCalls(snapshot).of(List.of(dependencies));
    }

    private static List<KnownCall> calls(Callee to, int port) {
        return calls(SNAPSHOT, dependency(SOMEBODY, to, port, DependencyKind.CALL));
    }

    private static KnownCall one(Caller from, Callee to, int port, DependencyKind kind) {
        return calls(SNAPSHOT, dependency(from, to, port, kind)).getFirst();
    }

    @ParameterizedTest(name = "port {0} of the Service is port {1} of the pod")
    @CsvSource({"80, 8081", "90, 8082"})
    void a_call_to_a_port_of_a_service_arrives_at_its_target(int port, int target) {
        assertThat(calls(service("echo"), port)).singleElement().satisfies(call -> {
            assertThat(call.servicePort()).isEqualTo(port);
            assertThat(call.containerPort()).isEqualTo(target);
            assertThat(call.service()).contains(new ServiceId("data", "echo"));
            assertThat(call.callee()).isEqualTo(TARGET);
        });
    }

    @ParameterizedTest(name = "port {0}")
    @CsvSource({"81", "91"})
    void a_port_that_leads_to_no_port_of_the_pod_is_no_call(int port) {
        assertThat(calls(service("echo"), port)).isEmpty();
    }

    @Test
    void a_caller_that_names_no_port_may_use_every_one_for_TCP() {
        assertThat(calls(service("echo"), 0)).extracting(KnownCall::servicePort).containsExactly(80, 90);
    }

    @Test
    void behind_a_headless_service_the_port_stays_what_the_caller_says() {
        assertThat(calls(service("echoes"), 80))
                .singleElement()
                .satisfies(call -> assertThat(call.containerPort()).isEqualTo(80));
    }

    @Test
    void a_call_to_the_pods_themselves_names_no_service() {
        assertThat(calls(PODS, 8081)).singleElement().satisfies(call -> {
            assertThat(call.service()).isEmpty();
            assertThat(call.servicePort()).isEqualTo(8081);
            assertThat(call.containerPort()).isEqualTo(8081);
        });
    }

    @Test
    void a_call_to_the_pods_without_a_port_arrives_nowhere() {
        assertThat(calls(PODS, 0)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = DependencyKind.class,
            names = {"KUBERNETES_API", "EGRESS", "DANGLING"})
    void what_does_not_arrive_at_pods_of_the_cluster_is_no_call(DependencyKind kind) {
        assertThat(calls(SNAPSHOT, dependency(SOMEBODY, PODS, 8081, kind))).isEmpty();
    }

    @Test
    void a_scrape_goes_to_the_pods_whatever_told_of_them() {
        var scrape = one(SOMEBODY, service("echo"), 80, DependencyKind.SCRAPE);

        assertThat(scrape.service()).isEmpty();
        assertThat(scrape.servicePort()).isEqualTo(8081);
    }

    @ParameterizedTest(name = "scrape: {0}, port {1}")
    @CsvSource({"true, 9102, ANNOTATED_SCRAPE", "true, 8081, CALL", "false, 9102, CALL"})
    void only_a_scrape_by_annotations_follows_them_into_the_mesh(String scrape, int port, Hop.Purpose purpose) {
        var snapshot = new Shop().with(ECHO.formatted(scrape)).snapshot();

        assertThat(calls(snapshot, dependency(SOMEBODY, PODS, port, DependencyKind.SCRAPE)))
                .extracting(KnownCall::purpose)
                .containsExactly(purpose);
    }

    @Test
    void probes_are_told_from_calls() {
        var probe = one(new Caller.Kubelet(), PODS, 8081, DependencyKind.PROBE);

        assertThat(probe.purpose()).isEqualTo(Hop.Purpose.PROBE);
        assertThat(probe.stranger()).isEqualTo(new Peer.Node());
        assertThat(one(new Caller.ApiServer(), PODS, 8081, DependencyKind.WEBHOOK)
                        .stranger())
                .isEqualTo(new Peer.ApiServer());
    }

    @Test
    void a_caller_that_is_not_in_the_snapshot_has_no_proxy() {
        var ghost = new Caller.Pods(new WorkloadId("Deployment", "shop", "ghost"));
        var call = one(ghost, PODS, 8081, DependencyKind.CALL);

        assertThat(call.caller()).isEmpty();
        assertThat(call.isBetweenWorkloads()).isFalse();
        assertThat(call.stranger()).isInstanceOfSatisfying(Pod.class, pod -> {
            assertThat(pod.plane()).isEqualTo(DataPlane.NONE);
            assertThat(pod.namespace() + "/" + pod.serviceAccount()).isEqualTo("shop/default");
        });
    }

    @Test
    void what_is_only_hinted_at_is_no_known_call() {
        var hint = new Dependency(SOMEBODY, PODS, 8081, "", DependencyKind.CALL, Confidence.LOW, List.of());

        assertThat(calls(SNAPSHOT, hint)).singleElement().satisfies(call -> {
            assertThat(call.belief()).isEqualTo(KnownCall.Belief.HINT);
            assertThat(call.isBetweenWorkloads()).isFalse();
        });
        assertThat(calls(PODS, 8081).getFirst().isBetweenWorkloads()).isTrue();
    }

    private static Peer outside(ClusterSnapshot snapshot, String... routes) {
        var evidence = Stream.of(routes).map(KnownCallsTest::route).toArray(Evidence[]::new);
        return calls(snapshot, dependency(new Caller.Outside(), PODS, 8081, DependencyKind.CALL, evidence))
                .getFirst()
                .stranger();
    }

    private static ClusterSnapshot withGateway(String gatewayClass) {
        return new Shop()
                .with(ECHO.formatted("true"))
                .with("""
                    apiVersion: gateway.networking.k8s.io/v1
                    kind: Gateway
                    metadata: {name: public, namespace: data}
                    spec: {gatewayClassName: %s, listeners: [{name: http, port: 80, protocol: HTTP}]}
                    """.formatted(gatewayClass))
                .snapshot();
    }

    @Test
    void who_comes_by_routes_of_the_mesh_alone_comes_through_its_gateway() {
        var gateway = new Peer.MeshGateway(DataPlane.ISTIO_SIDECAR);

        assertThat(outside(SNAPSHOT, "virtualservice")).isEqualTo(gateway);
        assertThat(outside(withGateway("istio"), "gateway-route")).isEqualTo(gateway);
        assertThat(outside(withGateway("istio"), "gateway-route", "virtualservice"))
                .isEqualTo(gateway);
    }

    @Test
    void who_may_come_by_another_way_too_comes_from_outside_without_a_proxy() {
        assertThat(outside(SNAPSHOT, "gateway-route")).isEqualTo(new Peer.Outside());
        assertThat(outside(withGateway("nginx"), "gateway-route")).isEqualTo(new Peer.Outside());
        assertThat(outside(SNAPSHOT, "ingress", "virtualservice")).isEqualTo(new Peer.Outside());
        assertThat(outside(withGateway("istio"), "ingress", "gateway-route")).isEqualTo(new Peer.Outside());
    }

    @Test
    void a_way_from_outside_that_is_only_hinted_at_is_not_taken_for_the_gateways() {
        var hint = new Dependency(
                new Caller.Outside(),
                PODS,
                8081,
                "http",
                DependencyKind.CALL,
                Confidence.LOW,
                List.of(route("virtualservice")));

        assertThat(calls(SNAPSHOT, hint).getFirst().stranger()).isEqualTo(new Peer.Outside());
    }

    @Test
    void calls_stand_in_a_fixed_order_and_each_once() {
        var first = dependency(SOMEBODY, service("echo"), 80, DependencyKind.CALL);
        var second = dependency(SOMEBODY, service("echo"), 90, DependencyKind.CALL);

        assertThat(calls(SNAPSHOT, second, first, second))
                .isEqualTo(calls(SNAPSHOT, first, second))
                .hasSize(2)
                .isSorted();
    }

    @Test
    void calls_to_the_same_port_by_two_services_are_two_calls() {
        var snapshot = new Shop().with(ECHO.formatted("true") + """
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: other, namespace: data}
            spec: {selector: {app: echo}, ports: [{name: http, port: 80, targetPort: web}]}
            """).snapshot();

        assertThat(calls(
                        snapshot,
                        dependency(SOMEBODY, service("other"), 80, DependencyKind.CALL),
                        dependency(SOMEBODY, service("echo"), 80, DependencyKind.CALL)))
                .extracting(KnownCall::service)
                .containsExactly(
                        Optional.of(new ServiceId("data", "echo")), Optional.of(new ServiceId("data", "other")));
    }
}
