package dev.meshward.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OtherIntentsTest {

    private static final String WEB = Given.service("shop", "web", "port: 80, name: http");

    @Test
    void ejection_becomes_failure_accrual_of_the_service_and_what_never_existed_is_named() {
        var given = Given.toLinkerd(WEB, """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: web, namespace: shop}
            spec:
              host: web
              trafficPolicy:
                loadBalancer: {simple: LEAST_CONN}
                outlierDetection: {consecutive5xxErrors: 3, baseEjectionTime: 10s, consecutiveErrors: 9}
                circuitBreaker: {maxConnections: 5}
            """);

        assertThat(given.patches()).contains("failure-accrual: consecutive", "max-failures: \"3\"", "min-penalty:");
        assertThat(given.fates())
                .contains(
                        "spec.trafficPolicy.outlierDetection.consecutive5xxErrors approximated",
                        "spec.trafficPolicy.outlierDetection.consecutiveErrors lost",
                        "spec.trafficPolicy.circuitBreaker.maxConnections lost");
        assertThat(given.translation().remarks())
                .anySatisfy(remark -> assertThat(remark.sentence()).contains("LEAST_REQUEST"));
    }

    @Test
    void a_subset_becomes_a_service_of_its_own() {
        var given = Given.toLinkerd(WEB, """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: web, namespace: shop}
            spec: {host: web, subsets: [{name: v1, labels: {version: v1}}]}
            """, """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: web, namespace: shop}
            spec: {hosts: [web], http: [{route: [{destination: {host: web, subset: v1}}], retries: {attempts: 0}}]}
            """);

        assertThat(given.objects()).contains("""
            service shop/web-v1
            selector:
              app: web
              version: v1
            """);
        assertThat(given.objects()).contains("- name: web-v1");
        assertThat(given.fates()).doesNotContain("lost");
    }

    @Test
    void a_host_outside_becomes_an_egress_network_with_a_route() {
        var given = Given.toLinkerd("""
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: api, namespace: shop}
            spec: {hosts: [api.example.com], exportTo: ["."], resolution: DNS, ports: [{number: 443, name: tls, protocol: TLS}]}
            """);

        assertThat(given.objects()).contains("egressnetwork shop/api", "tlsroute shop/api-443", "- api.example.com");
        assertThat(given.fates()).doesNotContain("lost");
    }

    @Test
    void weights_of_a_traffic_split_may_be_quantities() {
        var given = Given.toIstio("""
            apiVersion: split.smi-spec.io/v1alpha1
            kind: TrafficSplit
            metadata: {name: web, namespace: shop}
            spec: {service: web, backends: [{service: web-1, weight: 900m}, {service: web-2, weight: 100m}]}
            """);

        assertThat(given.objects()).contains("weight: 9\n", "weight: 1\n", "attempts: 0");
        assertThat(given.fates()).doesNotContain("lost", "approximated");
    }

    @Test
    void a_service_profile_keeps_its_order_and_lets_everything_else_go_on() {
        var given = Given.toIstio(WEB, """
            apiVersion: linkerd.io/v1alpha2
            kind: ServiceProfile
            metadata: {name: web.shop.svc.cluster.local, namespace: shop}
            spec:
              routes:
              - {name: list, condition: {method: GET, pathRegex: "/list/.*"}, timeout: 2s, isRetryable: true}
              retryBudget: {retryRatio: 0.3, minRetriesPerSecond: 5, ttl: 10s}
            """);

        assertThat(given.objects())
                .contains("prefix: /list/", "timeout: 2s", "retryOn: \"5xx\"", "percent: 30", "minRetryConcurrency: 5");
        assertThat(given.fates()).doesNotContain("lost");
    }

    @Test
    void a_filter_that_makes_linkerd_ignore_the_route_is_said_of_every_field() {
        var given = Given.toIstio(WEB, """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: web, namespace: shop}
            spec:
              parentRefs: [{group: "", kind: Service, name: web}]
              rules: [{filters: [{type: URLRewrite, urlRewrite: {hostname: a}}]}]
            """);

        assertThat(given.objects()).isEmpty();
        assertThat(given.fates()).doesNotContain("carried");
    }

    @Test
    void older_linkerd_gets_timeouts_as_annotations() {
        var route = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: web, namespace: shop}
            spec: {hosts: [web], http: [{route: [{destination: {host: web}}], timeout: 1m30s, retries: {attempts: 0}}]}
            """;

        assertThat(Given.toLinkerdOf("2.19", WEB, route).objects()).contains("@ timeout.linkerd.io/request = 90s");
        assertThat(Given.toLinkerdOf("2.20", WEB, route).objects())
                .contains("request: ")
                .doesNotContain("@ timeout");
    }

    private static String rule(String namespace, String name, String spec) {
        return """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: %s, namespace: %s}
            spec: %s
            """.formatted(name, namespace, spec);
    }

    /** istio A.2: one rule decides for a Service as a whole, the nearest of its own namespace before that of the root. */
    @Test
    void a_pattern_of_hosts_sets_each_service_that_no_other_rule_decides_about() {
        var given = Given.toLinkerd(
                WEB,
                Given.service("shop", "api", "port: 80, name: http"),
                Given.service("pay", "bank", "port: 80, name: http"),
                rule(
                        "shop",
                        "all",
                        "{host: \"*.shop.svc.cluster.local\", trafficPolicy: {outlierDetection:"
                                + " {consecutive5xxErrors: 3}}}"),
                rule("shop", "web", "{host: web, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}}"),
                rule(
                        "istio-system",
                        "rest",
                        "{host: \"*.local\", trafficPolicy: {outlierDetection:" + " {consecutive5xxErrors: 9}}}"));

        assertThat(given.patches())
                .containsPattern("service shop/api\n(?s:.){0,400}max-failures: \"3\"")
                .containsPattern("service pay/bank\n(?s:.){0,400}max-failures: \"9\"")
                .doesNotContain("service shop/web");
        assertThat(given.fates()).doesNotContain("consecutive5xxErrors lost");
        assertThat(given.translation().remarks())
                .anySatisfy(remark -> assertThat(remark.sentence()).contains("means 1 Service "));
    }

    @Test
    void a_pattern_of_hosts_for_the_callers_of_one_namespace_is_lost() {
        var given = Given.toLinkerd(
                WEB,
                rule(
                        "ops",
                        "all",
                        "{host: \"*.local\", trafficPolicy: {outlierDetection: {consecutive5xxErrors: 3}}}"));

        assertThat(given.patches()).isEmpty();
        assertThat(given.fates()).contains("consecutive5xxErrors lost");
    }
}
