package dev.meshward.mesh.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.LadderIntent;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutualTlsExpressionTest {

    private static final String PERMISSIVE = "{mtls: {mode: PERMISSIVE}}";

    @Test
    void a_namespace_without_any_object_gets_one_that_accepts_plaintext() {
        var changes = Given.cluster(Given.deployment("shop", "cart"))
                .express(new LadderIntent.AcceptPlaintext("shop", List.of()));

        assertThat(changes).singleElement().extracting(Given::text).isEqualTo("""
            create peerauthentication shop/default
            apiVersion: security.istio.io/v1
            kind: PeerAuthentication
            spec:
              mtls:
                mode: PERMISSIVE
            """);
    }

    @Test
    void an_object_that_decides_a_namespace_is_patched_whatever_its_name() {
        var given = Given.cluster(
                Given.deployment("shop", "cart"),
                Given.peerAuthentication("shop", "from-last-year", "2025-01-01T00:00:00Z", PERMISSIVE));

        assertThat(given.express(new LadderIntent.RequireMutualTls("shop", List.of(), List.of())))
                .singleElement()
                .extracting(Given::text)
                .isEqualTo("""
                    patch peerauthentication shop/from-last-year
                    spec:
                      mtls:
                        mode: STRICT
                    """);
    }

    @Test
    void of_two_objects_for_a_namespace_the_older_is_patched() {
        var given = Given.cluster(
                Given.peerAuthentication("shop", "a-younger", "2026-01-01T00:00:00Z", PERMISSIVE),
                Given.peerAuthentication("shop", "b-older", "2025-01-01T00:00:00Z", PERMISSIVE));

        assertThat(given.express(new LadderIntent.RequireMutualTls("shop", List.of(), List.of())))
                .extracting(change -> change.object().name())
                .containsExactly("b-older");
    }

    @Test
    void where_ages_are_not_known_every_object_that_may_decide_is_patched() {
        var given = Given.cluster(
                Given.peerAuthentication("shop", "one", "", PERMISSIVE),
                Given.peerAuthentication("shop", "two", "2025-01-01T00:00:00Z", PERMISSIVE));

        assertThat(given.express(new LadderIntent.RequireMutualTls("shop", List.of(), List.of())))
                .extracting(change -> change.object().name())
                .containsExactly("one", "two");
    }

    @Test
    void an_exception_names_container_ports_and_lets_the_other_ports_inherit() {
        var given = Given.cluster(Given.deployment("shop", "cart"));

        assertThat(given.express(
                        new LadderIntent.ExceptFromMutualTls(given.selected("cart"), List.of(9090), "a scrape")))
                .singleElement()
                .extracting(Given::text)
                .isEqualTo("""
                    create peerauthentication shop/cart
                    apiVersion: security.istio.io/v1
                    kind: PeerAuthentication
                    spec:
                      selector:
                        matchLabels:
                          app: cart
                      portLevelMtls:
                        "9090":
                          mode: PERMISSIVE
                    """);
    }

    @Test
    void an_exception_without_ports_lets_the_whole_workload_accept_plaintext() {
        var given = Given.cluster(Given.deployment("shop", "cart"));

        assertThat(given.express(
                        new LadderIntent.ExceptFromMutualTls(given.selected("cart"), List.of(), "callers unknown")))
                .singleElement()
                .extracting(Given::text)
                .asString()
                .contains("mode: PERMISSIVE")
                .doesNotContain("portLevelMtls");
    }

    @Test
    void an_object_that_decides_a_workload_already_is_patched_with_the_exception() {
        var given = Given.cluster(
                Given.deployment("shop", "cart"),
                Given.peerAuthentication(
                        "shop",
                        "old",
                        "2025-01-01T00:00:00Z",
                        "{selector: {matchLabels: {app: cart}}, mtls: {mode: STRICT}}"));

        assertThat(given.express(
                        new LadderIntent.ExceptFromMutualTls(given.selected("cart"), List.of(9090), "a scrape")))
                .singleElement()
                .extracting(Given::text)
                .isEqualTo("""
                    patch peerauthentication shop/old
                    spec:
                      portLevelMtls:
                        "9090":
                          mode: PERMISSIVE
                    """);
    }

    @Test
    void a_workload_that_was_let_off_by_itself_turns_strict_with_its_namespace() {
        var given = Given.cluster(
                Given.deployment("shop", "cart"),
                Given.peerAuthentication(
                        "shop",
                        "cart-for-now",
                        "2025-01-01T00:00:00Z",
                        "{selector: {matchLabels: {app: cart}}, mtls: {mode: PERMISSIVE}}"));

        assertThat(given.express(new LadderIntent.RequireMutualTls("shop", List.of(given.selected("cart")), List.of())))
                .extracting(Given::text)
                .anySatisfy(text -> assertThat(text).startsWith("patch peerauthentication shop/cart-for-now"))
                .anySatisfy(text -> assertThat(text).startsWith("create peerauthentication shop/default"));
    }

    @Test
    void the_way_from_disable_to_strict_leads_through_permissive() {
        var given = Given.cluster(
                Given.peerAuthentication("shop", "off", "2025-01-01T00:00:00Z", "{mtls: {mode: DISABLE}}"));

        assertThat(given.express(new LadderIntent.RequireMutualTls("shop", List.of(), List.of())))
                .extracting(Given::text)
                .satisfiesExactly(
                        text -> assertThat(text).contains("mode: PERMISSIVE"),
                        text -> assertThat(text).contains("mode: STRICT"));
    }

    @Test
    void only_some_workloads_accept_plaintext_where_others_refuse_it_already() {
        var given = Given.cluster(
                Given.deployment("shop", "cart"),
                Given.peerAuthentication("shop", "strict", "2025-01-01T00:00:00Z", "{mtls: {mode: STRICT}}"));

        assertThat(given.express(new LadderIntent.AcceptPlaintext("shop", List.of(given.selected("cart")))))
                .extracting(change -> change.object().name())
                .containsExactly("cart");
    }

    @Test
    void a_name_that_is_taken_by_another_object_is_not_overwritten() {
        var given = Given.cluster(
                Given.deployment("shop", "cart"),
                Given.peerAuthentication(
                        "shop",
                        "cart",
                        "2025-01-01T00:00:00Z",
                        "{selector: {matchLabels: {app: other}}, mtls: {mode: STRICT}}"));

        assertThat(given.express(
                        new LadderIntent.ExceptFromMutualTls(given.selected("cart"), List.of(9090), "a scrape")))
                .extracting(change -> change.object().name())
                .containsExactly("cart-2");
    }
}
