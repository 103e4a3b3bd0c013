package dev.meshward.equivalence;

import static dev.meshward.equivalence.Town.compare;
import static dev.meshward.equivalence.Town.door;
import static dev.meshward.equivalence.Town.istio;
import static dev.meshward.equivalence.Town.linkerd;
import static dev.meshward.equivalence.Town.way;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole configurations side by side. */
class EquivalenceTest {

    private static final String ONLY_WEB = """
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: db, namespace: data}
        spec:
          selector: {matchLabels: {app: db}}
          rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}], to: [{operation: {ports: ["8080"]}}]}]
        """;

    private static final String SERVER = """
        apiVersion: policy.linkerd.io/v1beta3
        kind: Server
        metadata: {name: db, namespace: data}
        spec: {podSelector: {matchLabels: {app: db}}, port: 8080}
        ---
        apiVersion: policy.linkerd.io/v1alpha1
        kind: MeshTLSAuthentication
        metadata: {name: web, namespace: data}
        spec: {identityRefs: [{kind: ServiceAccount, name: web, namespace: shop}]}
        ---
        """;

    private static final String LET_IN = """
        apiVersion: policy.linkerd.io/v1alpha1
        kind: AuthorizationPolicy
        metadata: {name: web, namespace: data}
        spec:
          targetRef: {group: policy.linkerd.io, kind: Server, name: db}
          requiredAuthenticationRefs: [{group: policy.linkerd.io, kind: MeshTLSAuthentication, name: web}]
        """;

    @Test
    void the_same_access_in_two_meshes_is_equal() {
        var compared = door(compare(istio(ONLY_WEB), linkerd(SERVER + LET_IN)), "db", 8080);

        assertThat(compared.word()).isEqualTo("equal");
        assertThat(compared.isProvenEqual()).isTrue();
    }

    @Test
    void a_port_that_the_server_forgets_is_wider_and_says_who_gets_in() {
        var compared = door(compare(istio(ONLY_WEB), linkerd(SERVER + LET_IN)), "db", 0);

        assertThat(compared.word()).isEqualTo("wider");
        assertThat(compared.examples().getFirst().second()).isEqualTo("lets it in");
    }

    @Test
    void a_policy_that_was_lost_is_narrower_behind_a_server() {
        assertThat(door(compare(istio(ONLY_WEB), linkerd(SERVER)), "db", 8080).word())
                .isEqualTo("narrower");
    }

    @Test
    void somebody_else_instead_is_different() {
        var others = ONLY_WEB.replace("shop/sa/web", "ops/sa/cron");

        assertThat(door(compare(istio(ONLY_WEB), istio(others)), "db", 8080).word())
                .isEqualTo("different");
    }

    private static final String CANARY = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: reviews, namespace: data}
        spec:
          hosts: [reviews]
          http:
            - match: [{headers: {x-canary: {exact: "1"}}}]
              route: [{destination: {host: reviews, subset: v2}}]
              retries: {attempts: 0}
              timeout: 5s
            - route:
                - {destination: {host: reviews, subset: v1}, weight: 90}
                - {destination: {host: reviews, subset: v2}, weight: 10}
              retries: {attempts: 0}
              timeout: 5s
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: reviews, namespace: data}
        spec:
          host: reviews
          subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]
        """;

    private static final String CANARY_OF_LINKERD = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: reviews, namespace: data, annotations: {timeout.linkerd.io/request: 5s}}
        spec:
          parentRefs: [{group: "", kind: Service, name: reviews, namespace: data}]
          rules:
            - matches: [{headers: [{name: X-Canary, value: "1"}]}]
              backendRefs: [{name: reviews-v2, port: 80}]
            - backendRefs: [{name: reviews-v1, port: 80, weight: 9}, {name: reviews-v2, port: 80, weight: 1}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: reviews-v1, namespace: data}
        spec: {clusterIP: 10.0.0.9, selector: {app: reviews, version: v1}, ports: [{port: 80, targetPort: 9080}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: reviews-v2, namespace: data}
        spec: {clusterIP: 10.0.0.10, selector: {app: reviews, version: v2}, ports: [{port: 80, targetPort: 9080}]}
        """;

    @Test
    void generated_services_are_what_subsets_are() {
        var compared = way(compare(istio(CANARY), linkerd(CANARY_OF_LINKERD)), "data", "reviews");

        assertThat(compared).isEqualTo(new Compared(Relation.EQUAL, List.of(), List.of()));
    }

    @Test
    void another_weight_is_different_and_named_with_a_request() {
        var other = CANARY_OF_LINKERD.replace("weight: 9}", "weight: 8}");
        var compared = way(compare(istio(CANARY), linkerd(other)), "data", "reviews");

        assertThat(compared.word()).isEqualTo("different");
        assertThat(compared.examples().getFirst().first()).contains("subset v1 port 9080 (90)", "timeout 5000 ms");
    }

    @Test
    void tries_that_istio_makes_by_itself_are_a_difference() {
        assertThat(way(compare(istio(""), linkerd("")), "", "db").word()).isEqualTo("different");
    }

    @Test
    void a_rule_for_some_paths_alone_answers_others_with_404() {
        var narrow = CANARY_OF_LINKERD
                .replace(
                        "- backendRefs: [{name: reviews-v1",
                        "- {matches: [{path: {type: PathPrefix, value: /only}}], backendRefs: [{name: reviews-v1")
                .replace("weight: 1}]\n", "weight: 1}]}\n");
        var compared = way(compare(istio(CANARY), linkerd(narrow)), "data", "reviews");

        // The longer path wins over the header too: that is a difference of its own.
        assertThat(compared.examples())
                .extracting(Counterexample::relation)
                .containsExactly(Relation.DIFFERENT, Relation.NARROWER);
        assertThat(compared.examples().getLast().second()).startsWith("answers with 404");
    }

    @Test
    void a_mesh_that_nobody_reads_is_not_checked() {
        var other = new Configuration("consul", Town.CONTEXT, List.of());

        assertThat(compare(istio(""), other).isProvenEqual()).isFalse();
        assertThat(compare(istio(""), other).doors().getFirst().compared().word())
                .isEqualTo("not checked");
    }

    @Test
    void what_an_envoy_filter_may_change_is_not_checked() {
        var filter = """
            apiVersion: networking.istio.io/v1alpha3
            kind: EnvoyFilter
            metadata: {name: any, namespace: data}
            spec: {configPatches: [{applyTo: HTTP_ROUTE, match: {context: SIDECAR_OUTBOUND}}]}
            """;

        assertThat(way(compare(istio(""), istio(filter)), "data", "db").word()).isEqualTo("not checked");
        assertThat(way(compare(istio(""), istio(filter)), "", "db").word()).isEqualTo("equal");
    }

    @Test
    void a_call_that_hangs_because_the_server_speaks_first_is_not_kept_out() {
        var before = new Configuration("istio", Town.WITH_MAIL, List.of());
        var after = new Configuration("linkerd", Town.WITH_MAIL, List.of());

        assertThat(door(compare(before, after), "mail", 587).word()).isEqualTo("equal");
    }

    @Test
    void what_is_tried_again_is_said_status_by_status() {
        var retried = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: db, namespace: data}
            spec:
              hosts: [db.data.svc.cluster.local]
              http: [{route: [{destination: {host: db.data.svc.cluster.local}}], retries: {attempts: 3, retryOn: "5xx,429"}}]
            """;

        assertThat(way(compare(istio(""), istio(retried)), "data", "db")
                        .examples()
                        .getFirst()
                        .second())
                .contains("3 more tries on 429, 500-599");
    }
}
