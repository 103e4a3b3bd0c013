package dev.meshward.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What becomes of calls outside, both ways (istio A.4, A.5; linkerd D, G.3, G.6). */
class EgressTest {

    private static final String REFUSED = """
        apiVersion: networking.istio.io/v1
        kind: Sidecar
        metadata: {name: default, namespace: shop}
        spec:
          egress: [{hosts: ["./*", "pay/*"]}]
          outboundTrafficPolicy: {mode: REGISTRY_ONLY}
        """;

    private static String entry(String namespace, String name, String more) {
        return """
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: %s, namespace: %s}
            spec: {hosts: [%s.example], resolution: DNS, %s}
            """.formatted(name, namespace, name, more);
    }

    private static final String TLS = "ports: [{number: 443, name: tls, protocol: TLS}]";

    /** Of two networks for all addresses the older decides, so that one that lets through beside it would open everything. */
    @Test
    void hosts_that_are_let_through_hang_on_the_network_that_refuses() {
        var given = Given.toLinkerd(REFUSED, entry("shop", "own", TLS), entry("pay", "shared", TLS));

        assertThat(given.objects())
                .contains(
                        "egressnetwork shop/outside\ntrafficPolicy: Deny",
                        "tlsroute shop/own-443",
                        "tlsroute shop/shared-443")
                .doesNotContain("egressnetwork shop/own", "egressnetwork shop/shared");
        assertThat(given.fates()).doesNotContain("spec.hosts[0] lost");
    }

    @Test
    void hosts_that_the_sidecar_does_not_show_stay_refused() {
        assertThat(Given.toLinkerd(REFUSED, entry("ops", "hidden", TLS)).objects())
                .doesNotContain("shop/hidden-443");
    }

    @Test
    void a_port_for_bytes_is_opened_for_known_addresses_only() {
        var bytes = "ports: [{number: 3306, name: db, protocol: MYSQL}]";
        var unknown = Given.toLinkerd(REFUSED, entry("shop", "db", "exportTo: [\".\"], " + bytes));
        var known = Given.toLinkerd(REFUSED, entry("shop", "db", "addresses: [203.0.113.9/32], " + bytes));

        assertThat(unknown.objects()).doesNotContain("shop/db-3306");
        assertThat(unknown.fates()).contains("spec.ports[0].number lost");
        assertThat(known.objects())
                .contains(
                        "egressnetwork shop/db\ntrafficPolicy: Deny\nnetworks:\n  - cidr: \"203.0.113.9/32\"",
                        "tcproute shop/db-3306");
    }

    @Test
    void no_name_is_cut_off_where_a_host_has_more_than_a_route_holds() {
        var names = java.util.stream.IntStream.range(0, 20)
                .mapToObj(number -> "h" + number + ".example")
                .collect(java.util.stream.Collectors.joining(", "));
        var given = Given.toLinkerd("""
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: many, namespace: shop}
            spec: {hosts: [%s], resolution: DNS, %s}
            """.formatted(names, TLS));

        assertThat(given.objects()).contains("- h0.example", "- h19.example", "many-443-2");
    }

    @Test
    void a_namespace_that_lets_everything_out_says_so_where_all_others_refuse() {
        var given = Given.toLinkerd(
                REFUSED.replace("namespace: shop", "namespace: istio-system"),
                REFUSED.replace("REGISTRY_ONLY", "ALLOW_ANY"));

        assertThat(given.objects())
                .contains(
                        "egressnetwork linkerd-egress/outside\ntrafficPolicy: Deny",
                        "egressnetwork shop/outside\ntrafficPolicy: Allow");
    }

    private static String network(String namespace, String spec) {
        return """
            apiVersion: policy.linkerd.io/v1alpha1
            kind: EgressNetwork
            metadata: {name: out, namespace: %s}
            spec: {%s}
            """.formatted(namespace, spec);
    }

    private static String route(String namespace, String name, int port) {
        return """
            apiVersion: gateway.networking.k8s.io/v1alpha2
            kind: TLSRoute
            metadata: {name: %2$s, namespace: %1$s}
            spec:
              parentRefs: [{group: policy.linkerd.io, kind: EgressNetwork, name: out, port: %3$d}]
              hostnames: [%2$s.example]
              rules: [{backendRefs: [{group: policy.linkerd.io, kind: EgressNetwork, name: out, port: %3$d}]}]
            """.formatted(namespace, name, port);
    }

    @Test
    void the_name_of_one_route_is_not_opened_at_the_port_of_another() {
        var given = Given.toIstio(
                network("shop", "trafficPolicy: Deny"), route("shop", "a", 443), route("shop", "b", 8443));

        assertThat(given.objects())
                .contains("serviceentry shop/a\nhosts:\n  - a.example\nports:\n  - number: 443")
                .contains("serviceentry shop/b\nhosts:\n  - b.example\nports:\n  - number: 8443")
                .contains("mode: REGISTRY_ONLY");
    }

    @Test
    void what_is_let_through_for_all_is_hidden_from_a_namespace_with_a_network_of_its_own() {
        var given = Given.toIstio(
                network("shop", "trafficPolicy: Deny"),
                network("linkerd-egress", "trafficPolicy: Deny"),
                route("linkerd-egress", "a", 443));

        assertThat(given.objects()).contains("- \"./*\"\n", "- \"*/*.svc.cluster.local\"");
    }

    /** Everything but some addresses cannot be said, and a list of them must not be taken for what is let through. */
    @Test
    void addresses_that_are_refused_alone_are_lost_and_not_opened() {
        var given = Given.toIstio(network("shop", "trafficPolicy: Deny, networks: [{cidr: 203.0.113.0/24}]"));

        assertThat(given.objects()).isEmpty();
        assertThat(given.fates()).contains("spec.trafficPolicy lost", "spec.networks[0].cidr lost");
    }
}
