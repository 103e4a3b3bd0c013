package dev.meshward.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Settings that the other mesh says in another place, or by other means (linkerd G.1 to G.3). */
class SimilarSettingsTest {

    private static final String WEB = Given.service("shop", "web", "port: 80, name: http");

    private static String workload(String name, String annotations) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %1$s, namespace: shop}
            spec:
              selector: {matchLabels: {app: %1$s}}
              template:
                metadata: {labels: {app: %1$s}, annotations: {%2$s}}
                spec: {containers: [{name: main, image: a:1, ports: [{containerPort: 8080}]}]}
            """.formatted(name, annotations);
    }

    private static String destination(String namespace, String name, String time) {
        return """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: %2$s, namespace: %1$s}
            spec: {host: %2$s.shop.svc.cluster.local, trafficPolicy: {connectionPool: {tcp: {connectTimeout: %3$s}}}}
            """.formatted(namespace, name, time);
    }

    @Test
    void of_several_connect_timeouts_callers_get_the_longest() {
        var given = Given.toLinkerd(
                WEB, workload("web", ""), destination("shop", "web", "3s"), destination("shop", "db", "1500ms"));

        assertThat(given.patches()).contains("proxy-outbound-connect-timeout: 3s");
        assertThat(given.fates()).doesNotContain("lost");
    }

    @Test
    void a_rule_in_a_namespace_of_callers_is_for_these_alone() {
        var given = Given.toLinkerd(WEB, workload("web", ""), destination("elsewhere", "web", "3s"));

        assertThat(given.patches()).isEmpty();
        assertThat(given.fates()).contains("spec.trafficPolicy.connectionPool.tcp.connectTimeout lost");
    }

    private static String proxyConfig(String spec) {
        return """
            apiVersion: networking.istio.io/v1beta1
            kind: ProxyConfig
            metadata: {name: threads, namespace: shop}
            spec: {%s}
            """.formatted(spec);
    }

    @Test
    void threads_become_a_limit_of_the_pods_or_of_their_namespace() {
        var selected = Given.toLinkerd(
                workload("web", ""), proxyConfig("selector: {matchLabels: {app: web}}, concurrency: 2"));
        var all = Given.toLinkerd(workload("web", ""), proxyConfig("concurrency: 3"));

        assertThat(selected.patches()).contains("deployment shop/web", "proxy-cpu-limit: \"2\"");
        assertThat(all.patches())
                .contains("namespace shop", "proxy-cpu-limit: \"3\"")
                .doesNotContain("null");
    }

    @Test
    void an_annotation_of_pods_decides_before_any_object() {
        var given = Given.toLinkerd(
                workload("web", "proxy.istio.io/config: \"concurrency: 4\""),
                proxyConfig("selector: {matchLabels: {app: web}}, concurrency: 2"));

        assertThat(given.patches()).contains("proxy-cpu-limit: \"4\"");
    }

    private static String failing(String abort) {
        return """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: web, namespace: shop}
            spec: {hosts: [web], http: [{fault: {abort: {%s}}, route: [{destination: {host: web}}], retries: {attempts: 0}}]}
            """.formatted(abort);
    }

    @Test
    void a_share_that_fails_on_purpose_goes_to_a_service_that_answers() {
        var some = Given.toLinkerd(WEB, failing("httpStatus: 503, percentage: {value: 12.5}"));
        var all = Given.toLinkerd(WEB, failing("httpStatus: 500, percentage: {value: 100}"));

        assertThat(some.objects())
                .contains("name: web\n        namespace: shop\n        port: 80\n        weight: 7")
                .contains("name: answers-503\n        namespace: shop\n        port: 80\n        weight: 1");
        assertThat(all.objects()).contains("weight: 0", "name: answers-500");
        assertThat(some.fates() + all.fates()).doesNotContain("lost");
    }

    @Test
    void no_request_fails_where_no_share_is_said_and_none_with_a_status_of_grpc() {
        assertThat(Given.toLinkerd(WEB, failing("httpStatus: 503")).objects()).doesNotContain("answers-503");
        assertThat(Given.toLinkerd(WEB, failing("grpcStatus: UNAVAILABLE, percentage: {value: 5}"))
                        .fates())
                .contains("spec.http[0].fault.abort.grpcStatus lost");
    }

    @Test
    void machines_that_belong_to_the_mesh_become_external_workloads_behind_a_service() {
        var given = Given.toLinkerd("""
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: vm, namespace: shop}
            spec:
              hosts: [vm.shop.svc.cluster.local]
              location: MESH_INTERNAL
              resolution: STATIC
              ports: [{number: 8080, name: http, protocol: HTTP}]
              endpoints:
              - {address: 192.0.2.3, serviceAccount: vm, labels: {app: vm, zone: a}, ports: {http: 9090}}
              - {address: 192.0.2.4, serviceAccount: vm, labels: {app: vm, zone: b}}
            """);

        assertThat(given.objects())
                .contains("externalworkload shop/vm-1", "externalworkload shop/vm-2")
                .contains("port: 9090", "service shop/vm\nselector:\n  app: vm\nports:")
                .contains("targetPort: http");
        assertThat(given.fates()).doesNotContain("lost");
    }

    private static String route(String annotations) {
        return """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: web, namespace: shop, annotations: {%s}}
            spec:
              parentRefs: [{group: "", kind: Service, name: web}]
              rules: [{backendRefs: [{name: web, port: 80}]}]
            """.formatted(annotations);
    }

    /** Zero is no limit, and it is said: what the Service says counts no more (linkerd B). */
    @Test
    void a_route_without_a_limit_takes_none_from_its_service() {
        var service =
                WEB.replace("namespace: shop}", "namespace: shop, annotations: {timeout.linkerd.io/request: 5s}}");

        assertThat(Given.toIstio(service, route("timeout.linkerd.io/request: 0s"))
                        .objects())
                .doesNotContain("timeout");
        assertThat(Given.toIstio(service, route("retry.linkerd.io/limit: \"2\""))
                        .objects())
                .contains("timeout: 5s");
        assertThat(Given.toIstio(WEB, route("timeout.linkerd.io/request: \"0\", retry.linkerd.io/limit: \"0\""))
                        .fates())
                .doesNotContain("lost");
    }

    private static String telemetry(String name, String selector, String logs) {
        return """
            apiVersion: telemetry.istio.io/v1
            kind: Telemetry
            metadata: {name: %s, namespace: shop}
            spec: {%s accessLogging: [%s]}
            """.formatted(name, selector, logs);
    }

    @Test
    void logs_that_are_turned_off_below_others_that_are_on_are_lost() {
        var off = telemetry("quiet", "selector: {matchLabels: {app: web}},", "{disabled: true}");
        var given =
                Given.toLinkerd(WEB, workload("web", ""), telemetry("all", "", "{providers: [{name: envoy}]}"), off);

        assertThat(given.patches()).contains("config.linkerd.io/access-log: json");
        assertThat(given.fates())
                .contains("spec.accessLogging[0].disabled lost")
                .contains("spec.selector.matchLabels.app lost");
        assertThat(Given.toLinkerd(WEB, workload("web", ""), off).fates()).doesNotContain("lost");
    }
}
