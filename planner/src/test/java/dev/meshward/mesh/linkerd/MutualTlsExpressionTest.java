package dev.meshward.mesh.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutualTlsExpressionTest {

    private static final String CART = "{podSelector: {matchLabels: {app: cart}}, port: 8080, accessPolicy: %s}";

    @Test
    void every_port_gets_a_server_that_audits_and_never_one_without_an_access_policy() {
        var changes = rehearse(Given.cluster(Given.deployment("shop", "cart")), List.of());

        assertThat(changes)
                .extracting(Given::text)
                .anySatisfy(text -> assertThat(text).isEqualTo("""
                    create server shop/cart-8080
                    apiVersion: policy.linkerd.io/v1beta3
                    kind: Server
                    spec:
                      podSelector:
                        matchLabels:
                          app: cart
                      port: 8080
                      proxyProtocol: unknown
                      accessPolicy: audit
                    """));
    }

    @Test
    void the_metrics_of_the_proxies_stay_readable_for_a_scraper_without_a_proxy() {
        assertThat(rehearse(Given.cluster(Given.deployment("shop", "cart")), List.of()))
                .filteredOn(change -> change.object().name().equals("linkerd-admin"))
                .singleElement()
                .extracting(Given::text)
                .asString()
                .contains("port: 4191", "accessPolicy: all-unauthenticated");
    }

    @Test
    void ports_that_are_opaque_by_list_by_annotation_or_by_service_keep_that() {
        var given = Given.cluster(
                Given.deployment("shop", "cart").replace("containerPort: 8080", "containerPort: 5432"),
                Given.deployment("shop", "bus", "app: bus", "config.linkerd.io/opaque-ports: '8000-8100'"),
                Given.deployment("shop", "mail"),
                service("mail", "linkerd.io/opaque"),
                Given.deployment("shop", "web"),
                service("web", "http"));

        assertThat(protocol(given, "cart")).isEqualTo("opaque");
        assertThat(protocol(given, "bus")).isEqualTo("opaque");
        assertThat(protocol(given, "mail")).isEqualTo("opaque");
        assertThat(protocol(given, "web")).isEqualTo("unknown");
    }

    @Test
    void an_exception_comes_before_the_server_so_that_undo_takes_the_server_first() {
        var changes = rehearse(Given.cluster(Given.deployment("shop", "cart")), List.of(8080));

        assertThat(changes)
                .extracting(change -> change.object().toString())
                .endsWith(
                        "networkauthentication shop/cart-8080-plaintext",
                        "authorizationpolicy shop/cart-8080-plaintext",
                        "server shop/cart-8080");
    }

    @Test
    void a_port_that_passes_the_proxy_by_gets_no_server() {
        var given = Given.cluster(
                Given.deployment("shop", "cart", "app: cart", "config.linkerd.io/skip-inbound-ports: '8080'"));

        assertThat(rehearse(given, List.of()))
                .extracting(change -> change.object().name())
                .containsExactly("linkerd-admin");
    }

    @Test
    void a_server_that_is_there_is_changed_instead_of_adding_a_younger_one() {
        var given = Given.cluster(
                Given.deployment("shop", "cart"), Given.server("shop", "of-last-year", CART.formatted("audit")));

        assertThat(rehearse(given, List.of()))
                .extracting(change -> change.object().name())
                .containsExactly("linkerd-admin");
        assertThat(given.express(new LadderIntent.RequireMutualTlsOf(given.selected("cart"), List.of())))
                .singleElement()
                .extracting(Given::text)
                .isEqualTo("""
                    patch server shop/of-last-year
                    spec:
                      accessPolicy: all-authenticated
                    """);
    }

    @Test
    void a_server_that_picks_pods_of_others_too_is_left_alone() {
        var given = Given.cluster(
                Given.deployment("shop", "cart"),
                Given.server("shop", "all", "{podSelector: {}, port: 8080, accessPolicy: audit}"));

        assertThat(given.express(new LadderIntent.RequireMutualTlsOf(given.selected("cart"), List.of())))
                .isEmpty();
    }

    @Test
    void a_server_that_denies_is_never_opened() {
        var given =
                Given.cluster(Given.deployment("shop", "cart"), Given.server("shop", "cart", CART.formatted("deny")));

        assertThat(rehearse(given, List.of(8080)))
                .extracting(change -> change.object().name())
                .containsExactly("linkerd-admin");
    }

    @Test
    void the_namespace_says_so_for_new_pods_and_not_while_somebody_takes_plaintext_on_any_port() {
        var given = Given.cluster(Given.annotated("shop", ""), Given.deployment("shop", "cart"));

        assertThat(given.express(new LadderIntent.RequireMutualTls("shop", List.of(), List.of())))
                .singleElement()
                .extracting(Given::text)
                .asString()
                .contains("config.linkerd.io/default-inbound-policy: all-authenticated");
        var letOff = List.of(new WorkloadId("Deployment", "shop", "cart"));
        assertThat(given.express(new LadderIntent.RequireMutualTls("shop", List.of(), letOff)))
                .isEmpty();
    }

    @Test
    void joining_accepts_plaintext_whatever_the_mesh_wide_default_is() {
        var accept = new LadderIntent.AcceptPlaintext("shop", List.of());

        assertThat(Given.cluster(Given.annotated("shop", "config.linkerd.io/default-inbound-policy: deny"))
                        .express(accept))
                .singleElement()
                .extracting(Given::text)
                .asString()
                .contains("all-unauthenticated");
        assertThat(Given.cluster(Given.annotated("shop", "config.linkerd.io/default-inbound-policy: audit"))
                        .express(accept))
                .isEmpty();
    }

    private static List<Change> rehearse(Given given, List<Integer> plaintextPorts) {
        return given.express(new LadderIntent.RehearseMutualTls(given.selected("cart"), plaintextPorts, "because"));
    }

    private static String protocol(Given given, String workload) {
        return given.express(new LadderIntent.RehearseMutualTls(given.selected(workload), List.of(), "")).stream()
                .filter(Change.Create.class::isInstance)
                .map(change -> ((Change.Create) change).manifest())
                .filter(server -> !server.key().name().equals("linkerd-admin"))
                .map(server -> server.at("spec", "proxyProtocol").textOr(""))
                .findFirst()
                .orElse("");
    }

    private static String service(String name, String appProtocol) {
        return "apiVersion: v1\nkind: Service\nmetadata: {name: " + name + ", namespace: shop}\nspec:\n"
                + "  selector: {app: " + name + "}\n  ports: [{port: 80, targetPort: 8080, appProtocol: "
                + appProtocol + "}]\n";
    }
}
