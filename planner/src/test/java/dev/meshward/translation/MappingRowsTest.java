package dev.meshward.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rows of the mapping tables (linkerd G.1 to G.7) that were missing or wrong before: {@code docs/translation/mapping-table.md}. */
class MappingRowsTest {

    private static final String WEB = Given.service("shop", "web", "name: http, port: 80, targetPort: 8080");
    private static final String API = Given.service("shop", "api", "name: http, port: 80, targetPort: 8080");

    private static final String ENTRY = """
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: ext, namespace: shop}
        spec: {hosts: [api.example, other.example], resolution: DNS, ports: [{number: 80, name: http, protocol: HTTP}]}
        """;

    private static String virtualService(String name, String spec) {
        return """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: %s, namespace: shop}
            spec: %s
            """.formatted(name, spec);
    }

    private static String pods(String annotations) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}, annotations: {%s}}
                spec: {containers: [{name: c, image: "x:1", ports: [{containerPort: 8080}, {containerPort: 9090}]}]}
            """.formatted(annotations);
    }

    /** G.1, hosts with wildcards: a route that names a Service more closely keeps it. */
    @Test
    void a_pattern_of_hosts_means_the_services_that_no_other_route_names() {
        var given = Given.toLinkerd(
                WEB,
                API,
                virtualService(
                        "all",
                        "{hosts: [\"*.shop.svc.cluster.local\"], http: [{route: [{destination: {host: api}}]}]}"),
                virtualService("one", "{hosts: [web], http: [{route: [{destination: {host: web}}]}]}"));

        assertThat(given.fates()).contains("spec.hosts[0] approximated").doesNotContain("spec.hosts[0] lost");
        assertThat(given.objects()).containsOnlyOnce("name: web\nrules").contains("httproute shop/all");
    }

    /** G.1, external hosts: a route of the network for each port, and none beside it that lets everything through. */
    @Test
    void requests_to_a_host_outside_have_routes_of_its_network() {
        var given = Given.toLinkerd(
                ENTRY,
                virtualService(
                        "v",
                        "{hosts: [api.example], http: [{match: [{uri: {exact: /a}}], timeout: 3s, route:"
                                + " [{destination: {host: api.example}}]}, {route: [{destination: {host:"
                                + " api.example}}]}]}"));

        assertThat(given.objects())
                .contains("httproute linkerd-egress/v-80", "request: 3s")
                .containsOnlyOnce("- api.example\n");
        assertThat(given.fates()).contains("spec.http[0].timeout carried").doesNotContain("lost");
    }

    /** G.0.3: an open network would let through what Istio answers with 404. */
    @Test
    void what_no_rule_takes_does_not_leave_by_an_open_network() {
        var given = Given.toLinkerd(
                ENTRY,
                virtualService(
                        "v",
                        "{hosts: [api.example], http: [{match: [{uri: {exact: /a}}], route: [{destination: {host:"
                                + " api.example}}]}]}"));

        assertThat(given.objects()).contains("name: answers-404");
    }

    @Test
    void the_oldest_of_two_virtual_services_routes_a_host_outside() {
        var rule = "{hosts: [api.example], http: [{timeout: %s, route: [{destination: {host: api.example}}]}]}";
        var given = Given.toLinkerd(
                ENTRY, virtualService("a", rule.formatted("1s")), virtualService("b", rule.formatted("2s")));

        assertThat(given.objects()).contains("request: 1s").doesNotContain("request: 2s");
        assertThat(given.fates()).contains("spec.http[0].timeout lost");
    }

    @Test
    void a_route_of_a_service_to_a_host_outside_is_lost() {
        var given = Given.toLinkerd(
                WEB,
                ENTRY,
                virtualService("v", "{hosts: [web], http: [{route: [{destination: {host: api.example}}]}]}"));

        assertThat(given.fates()).contains("spec.http[0].route[0].destination.host lost");
        assertThat(given.objects()).doesNotContain("httproute shop/v");
    }

    /** G.3, addresses: a network that overlaps the cluster's own is not accepted (A.1). */
    @Test
    void addresses_of_the_cluster_are_in_no_network_outside() {
        var entry = """
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: v, namespace: shop}
            spec: {hosts: [a.example], resolution: NONE, addresses: [%s], ports: [{number: 80, name: t, protocol: TCP}]}
            """;
        var some = Given.toLinkerd(entry.formatted("10.20.0.0/16, 203.0.113.7"));
        var all = Given.toLinkerd(entry.formatted("10.20.0.0/16"));

        assertThat(some.objects()).contains("cidr: 203.0.113.7").doesNotContain("10.20");
        assertThat(some.fates()).contains("spec.addresses[0] lost");
        assertThat(all.objects()).isEmpty();
        assertThat(all.fates()).contains("spec.addresses[0] approximated");
    }

    /** G.1, statPrefix and names; G.7, what a proxy takes in. */
    @Test
    void what_changes_nothing_is_carried() {
        var given = Given.toLinkerd(
                WEB,
                virtualService(
                        "v",
                        "{hosts: [web], http: [{match: [{name: n, statPrefix: s, uri: {exact: /a}}], route:"
                                + " [{destination: {host: web}}]}]}"),
                pods("traffic.sidecar.istio.io/includeOutboundPorts: \"5432\""));

        assertThat(given.fates())
                .contains("statPrefix carried", "match[0].name carried", "includeOutboundPorts'] carried");
    }

    @Test
    void interfaces_and_waypoints_are_lost_with_their_reason() {
        var given = Given.toLinkerd(
                pods("traffic.sidecar.istio.io/excludeInterfaces: eth1"),
                "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio.io/use-waypoint: w}}\n");
        var codes = given.translation().ledger().pages().stream()
                .flatMap(page -> page.entries().stream())
                .map(entry -> entry.fate().aspect().code());

        assertThat(codes).containsExactlyInAnyOrder("MT-532", "MT-533");
    }

    /** G.6, opaque-ports on pods: for every Service that leads to them. */
    @Test
    void opaque_ports_of_pods_are_said_of_their_services() {
        var given = Given.toIstio(WEB, pods("config.linkerd.io/opaque-ports: \"8080\""));

        assertThat(given.patches()).contains("service shop/web", "appProtocol: tcp");
    }

    /** Linkerd B, C.2: such ports let in nobody without an identity, whatever the default policy. */
    @Test
    void ports_that_ask_for_an_identity_are_strict() {
        var given = Given.toIstio(pods("config.linkerd.io/proxy-require-identity-inbound-ports: \"9090\""));

        assertThat(given.objects()).contains("portLevelMtls:\n  \"9090\":\n    mode: STRICT");
    }

    /** G.6: what pods say for themselves means no pod that comes later, though they are all there are. */
    @Test
    void the_policy_of_the_only_pods_is_not_that_of_their_namespace() {
        var given = Given.toIstio(pods("config.linkerd.io/default-inbound-policy: all-authenticated"));

        assertThat(given.objects()).contains("selector:\n  matchLabels:\n    app: web");
    }

    private static String route(String annotations, String rule) {
        return """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: r, namespace: shop, annotations: {%s}}
            spec: {parentRefs: [{group: "", kind: Service, name: web}], rules: [{%sbackendRefs: [{name: web, port: 80}]}]}
            """.formatted(annotations, rule);
    }

    /** D: the annotation is looked at first; linkerd B: a route that says any timeout takes none from its Service. */
    @Test
    void the_annotation_of_a_route_decides_before_its_rule_and_its_service() {
        var service =
                WEB.replace("namespace: shop}", "namespace: shop, annotations: {timeout.linkerd.io/request: 9s}}");
        var given = Given.toIstio(service, route("timeout.linkerd.io/request: 3s", "timeouts: {request: 5s}, "));

        assertThat(given.objects()).contains("timeout: 3s").doesNotContain("5s", "9s");
        assertThat(given.fates()).doesNotContain("lost");
    }

    @Test
    void settings_of_a_network_alone_are_lost_with_their_reason() {
        var given = Given.toIstio("""
            apiVersion: policy.linkerd.io/v1alpha1
            kind: EgressNetwork
            metadata: {name: e, namespace: shop, annotations: {timeout.linkerd.io/request: 3s, config.linkerd.io/opaque-ports: "3306"}}
            spec: {trafficPolicy: Allow}
            """);

        assertThat(given.translation().ledger().pages().getFirst().entries())
                .extracting(entry -> entry.fate().aspect().code())
                .contains("MT-129", "MT-401")
                .doesNotContain("MT-001");
    }
}
