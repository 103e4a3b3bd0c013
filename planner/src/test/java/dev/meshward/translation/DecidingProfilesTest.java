package dev.meshward.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What of several objects for one Service decides in Linkerd, and what of one object for several Services (linkerd A.2, D). */
class DecidingProfilesTest {

    private static final String WEB = Given.service("shop", "web", "name: http, port: 80");
    private static final String API = Given.service("shop", "api", "name: http, port: 80");

    private static String route(String kind, String spec) {
        return Shop.object("gateway.networking.k8s.io/v1", kind, "route", spec);
    }

    private static String parent(String name) {
        return "{group: \"\", kind: Service, name: " + name + "}";
    }

    private static final String TO_WEB = route(
            "HTTPRoute",
            "{parentRefs: [" + parent("web") + "], rules: [{matches: [{path: {type: Exact, value: /r}}]}]}");

    private static final String PROFILE = Shop.object(
            "linkerd.io/v1alpha2",
            "ServiceProfile",
            "web.shop.svc.cluster.local",
            "{routes: [{name: p, condition: {pathRegex: /p}}]}");

    private static final String SPLIT = Shop.object(
            "split.smi-spec.io/v1alpha2",
            "TrafficSplit",
            "split",
            "{service: web, backends: [{service: web, weight: 3}, {service: api, weight: 1}]}");

    @Test
    void a_profile_decides_in_the_place_of_routes() {
        var given = Given.toIstio(WEB, TO_WEB, PROFILE);

        assertThat(given.objects()).containsOnlyOnce("virtualservice").contains("exact: /p");
        assertThat(given.fates()).contains("spec.rules[0].matches[0].path.value lost", "pathRegex carried");
    }

    @Test
    void a_profile_of_the_callers_leaves_routes_to_all_others() {
        var given = Given.toIstio(WEB, TO_WEB, PROFILE.replace("namespace: shop", "namespace: ops"));

        assertThat(given.objects())
                .contains("virtualservice shop/route", "virtualservice ops/web.shop.svc.cluster.local");
        assertThat(given.fates()).doesNotContain("lost");
    }

    @Test
    void the_weights_of_a_split_are_those_of_the_profile() {
        var given = Given.toIstio(WEB, API, PROFILE, SPLIT);

        assertThat(given.objects()).containsOnlyOnce("virtualservice").contains("exact: /p", "weight: 3", "weight: 1");
        assertThat(given.fates()).doesNotContain("lost");
    }

    @Test
    void a_profile_can_keep_a_split_off() {
        var given = Given.toIstio(
                WEB,
                API,
                PROFILE.replace("namespace: shop", "namespace: shop, annotations: {smi.linkerd.io/skip: \"true\"}"),
                SPLIT);

        assertThat(given.objects()).containsOnlyOnce("virtualservice").doesNotContain("weight: 3");
        assertThat(given.fates()).contains("spec.backends[0].weight lost");
    }

    @Test
    void a_rule_without_backends_goes_to_each_parent_itself() {
        var given = Given.toIstio(
                WEB,
                API,
                route(
                        "HTTPRoute",
                        "{parentRefs: [" + parent("web") + ", " + parent("api") + "], rules: [{filters: [{type:"
                                + " RequestHeaderModifier, requestHeaderModifier: {set: [{name: a, value: b}]}}]}]}"));

        assertThat(given.objects())
                .containsPattern("hosts:\n  - web.shop(?s:.)*host: web.shop")
                .containsPattern("hosts:\n  - api.shop(?s:.)*host: api.shop");
    }

    @Test
    void each_parent_hands_down_its_own_settings() {
        var given = Given.toIstio(
                WEB.replace("namespace: shop", "namespace: shop, annotations: {timeout.linkerd.io/request: 7s}"),
                API,
                route(
                        "HTTPRoute",
                        "{parentRefs: [" + parent("web") + ", " + parent("api") + "], rules: [{backendRefs:"
                                + " [{name: web, port: 80}]}]}"));

        assertThat(given.objects())
                .containsOnlyOnce("timeout: 7s")
                .containsPattern("hosts:\n  - web.shop(?s:.){0,400}timeout: 7s");
    }

    @Test
    void methods_of_grpc_are_asked_for_with_post_alone() {
        var given = Given.toIstio(
                API,
                route(
                        "GRPCRoute",
                        "{parentRefs: [" + parent("api")
                                + "], rules: [{matches: [{method: {service: pkg.Shop, method: Buy}}]}]}"));

        assertThat(given.objects()).contains("exact: /pkg.Shop/Buy", "method:\n          exact: POST");
    }

    private static final String GRPC = route(
                    "GRPCRoute",
                    "{parentRefs: [{group: \"\", kind: Service, name: web, port: 7070}], rules: [{matches: [{method:"
                            + " {service: pkg.Shop}}]}]}")
            .replace("name: route", "name: grpc");

    /** linkerd D: of routes of several kinds for one port one kind is read. */
    @Test
    void routes_beside_those_of_grpc_hold_for_the_other_ports() {
        var given = Given.toIstio(
                Given.service("shop", "web", "name: http, port: 80}, {name: grpc, port: 7070"), TO_WEB, GRPC);

        assertThat(given.objects())
                .containsPattern("exact: /r\n +port: 80\n")
                .doesNotContainPattern("exact: /r\n +port: 7070\n");
        assertThat(given.fates()).doesNotContain("lost");
    }

    @Test
    void routes_of_requests_on_a_port_of_grpc_are_lost() {
        var given = Given.toIstio(Given.service("shop", "web", "name: grpc, port: 7070"), TO_WEB, GRPC);

        assertThat(given.objects()).doesNotContain("/r");
        assertThat(given.fates()).contains("spec.rules[0].matches[0].path.value lost");
    }

    /** istio A.1: a second VirtualService for the host would be dropped, or the first. */
    @Test
    void routes_of_connections_beside_those_of_requests_are_lost() {
        var connections = Shop.object(
                "gateway.networking.k8s.io/v1alpha2",
                "TCPRoute",
                "tcp",
                "{parentRefs: [" + parent("web") + "], rules: [{backendRefs: [{name: api, port: 80}]}]}");

        assertThat(Given.toIstio(WEB, API, connections).objects()).contains("virtualservice shop/tcp");
        assertThat(Given.toIstio(WEB, API, TO_WEB, connections).objects())
                .contains("virtualservice shop/route")
                .doesNotContain("virtualservice shop/tcp");
    }
}
