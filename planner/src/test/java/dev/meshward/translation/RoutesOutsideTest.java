package dev.meshward.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Routes to hosts outside, for the callers of some namespaces and for all (istio A.1, A.4; linkerd D, G.3). */
class RoutesOutsideTest {

    private static final String WEB = Given.service("shop", "web", "name: http, port: 80, targetPort: 8080");

    private static String entry(String name, String spec) {
        return Shop.object("networking.istio.io/v1", "ServiceEntry", name, spec);
    }

    private static String ports(String port) {
        return "resolution: NONE, ports: [{" + port + "}]";
    }

    private static final String FOR_ALL =
            entry("shared", "{hosts: [a.example], " + ports("number: 80, name: http, protocol: HTTP") + "}");

    private static String virtualService(String name, String spec) {
        return Shop.object("networking.istio.io/v1", "VirtualService", name, spec);
    }

    private static final String ROUTED =
            "http: [{match: [{uri: {exact: /a}}], route: [{destination: {host: a.example}}], retries: {attempts: 0}}]";

    /** Seed 10250 of the drawn configurations: what no rule takes went out where a network of the namespace hid the routes. */
    @Test
    void routes_for_all_are_repeated_where_a_namespace_has_a_network_of_its_own() {
        var given = Given.toLinkerd(
                FOR_ALL,
                entry(
                        "own",
                        "{hosts: [b.example], exportTo: [.], " + ports("number: 443, name: tls, protocol: TLS") + "}"),
                virtualService("out", "{hosts: [a.example], " + ROUTED + "}"));

        assertThat(given.objects()).contains("httproute linkerd-egress/out", "httproute shop/out");
    }

    @Test
    void hosts_that_only_pass_are_not_repeated() {
        var given = Given.toLinkerd(
                FOR_ALL,
                entry(
                        "own",
                        "{hosts: [b.example], exportTo: [.], " + ports("number: 443, name: tls, protocol: TLS") + "}"));

        assertThat(given.objects())
                .contains("httproute linkerd-egress/shared-80")
                .doesNotContain("httproute shop/");
    }

    @Test
    void routes_for_one_namespace_give_it_a_network_of_its_own() {
        var given = Given.toLinkerd(
                FOR_ALL, virtualService("out", "{hosts: [a.example], exportTo: [pay], " + ROUTED + "}"));

        assertThat(given.objects())
                .contains("egressnetwork pay/", "httproute pay/out", "httproute linkerd-egress/shared-80")
                .doesNotContain("httproute linkerd-egress/out");
        assertThat(given.fates()).doesNotContain("spec.hosts[0] lost");
    }

    @Test
    void a_rule_for_callers_of_one_namespace_is_written_there() {
        var given = Given.toLinkerd(FOR_ALL, virtualService("out", """
            {hosts: [a.example], http: [
              {match: [{sourceNamespace: pay, uri: {exact: /pay}}], route: [{destination: {host: a.example}}]},
              {route: [{destination: {host: a.example}}]}]}\
            """));

        var ofPay = object(given.objects(), "httproute pay/out");
        assertThat(ofPay).contains("value: /pay");
        assertThat(object(given.objects(), "httproute linkerd-egress/out")).doesNotContain("value: /pay");
    }

    private static String object(String objects, String key) {
        return java.util.Arrays.stream(objects.split("---\n"))
                .filter(object -> object.startsWith(key))
                .collect(java.util.stream.Collectors.joining());
    }

    /** istio A.1: what is private to the caller's namespace comes before what is for all, however old that is. */
    @Test
    void the_routes_that_are_nearest_to_the_caller_decide() {
        var given = Given.toLinkerd(
                FOR_ALL,
                virtualService("old", "{hosts: [a.example], " + ROUTED + "}")
                        .replace("name: old,", "name: old, creationTimestamp: \"2020-01-01T00:00:00Z\","),
                virtualService("own", "{hosts: [a.example], exportTo: [.], " + ROUTED.replace("/a}", "/own}") + "}")
                        .replace("name: own,", "name: own, creationTimestamp: \"2024-01-01T00:00:00Z\","));

        assertThat(given.objects())
                .contains("httproute linkerd-egress/old", "httproute shop/own")
                .doesNotContain("httproute shop/old", "httproute linkerd-egress/own");
    }

    private static final String CONNECTIONS =
            "tls: [{match: [{port: 443, sniHosts: [a.example]}], route: [{destination: {host: a.example}}]}]";

    private static final String BY_NAME =
            entry("shared", "{hosts: [a.example], " + ports("number: 443, name: tls, protocol: TLS") + "}");

    @Test
    void connections_to_a_host_outside_have_one_route_and_none_beside_it() {
        var given = Given.toLinkerd(BY_NAME, virtualService("out", "{hosts: [a.example], " + CONNECTIONS + "}"));

        assertThat(given.objects())
                .contains("tlsroute linkerd-egress/out")
                .doesNotContain("tlsroute linkerd-egress/shared-443");
        assertThat(given.fates()).doesNotContain(" lost");
    }

    /** Only the first of several namespaces had a route, and the ledger called all of them carried. */
    @Test
    void connections_of_several_namespaces_have_a_route_in_each() {
        var given = Given.toLinkerd(
                BY_NAME,
                WEB,
                virtualService("out", "{hosts: [a.example], exportTo: [pay, ops], " + CONNECTIONS + "}"),
                virtualService(
                        "in", "{hosts: [web], exportTo: [pay, ops], tcp: [{route: [{destination: {host: web}}]}]}"));

        assertThat(given.objects())
                .contains("tlsroute pay/out", "tlsroute ops/out", "tlsroute linkerd-egress/shared-443")
                .contains("tcproute pay/in", "tcproute ops/in");
    }

    /** It went to the Service, and was told as carried. */
    @Test
    void connections_of_a_service_do_not_lead_outside() {
        var given = Given.toLinkerd(
                BY_NAME,
                WEB,
                virtualService("in", "{hosts: [web], tcp: [{route: [{destination: {host: a.example}}]}]}"));

        assertThat(given.objects()).doesNotContain("tcproute");
        assertThat(given.fates()).contains("spec.tcp[0].route[0].destination.host lost");
    }

    /** Seed 14 of the drawn configurations: the rule was left out, and what it refused went out. */
    @Test
    void rules_for_all_hosts_below_a_domain_are_those_of_a_pattern() {
        var given = Given.toIstio(
                Shop.object("policy.linkerd.io/v1alpha1", "EgressNetwork", "out", "{trafficPolicy: Deny}"),
                Shop.object("gateway.networking.k8s.io/v1", "HTTPRoute", "below", """
                    {parentRefs: [{group: policy.linkerd.io, kind: EgressNetwork, name: out, port: 80}],
                     hostnames: ["*.c.example"], rules: [{matches: [{path: {type: Exact, value: /a}}],
                     backendRefs: [{group: policy.linkerd.io, kind: EgressNetwork, name: out, port: 80}]}]}\
                    """));

        assertThat(object(given.objects(), "virtualservice shop/below"))
                .contains("hosts:\n  - \"*.c.example\"", "exact: /a", "host: \"*.c.example\"");
        assertThat(given.fates()).doesNotContain(" lost");
    }
}
