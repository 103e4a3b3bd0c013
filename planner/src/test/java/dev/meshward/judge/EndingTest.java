package dev.meshward.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How far a plan gets, and who comes in by a gateway of the mesh. */
class EndingTest {

    private static final String GATEWAY = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: entrance, namespace: istio-system}
        spec:
          selector: {matchLabels: {istio: entrance}}
          template:
            metadata: {labels: {istio: entrance}}
            spec: {serviceAccountName: entrance, containers: [{name: proxy, image: istio/proxyv2:1.30.3}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: public, namespace: data}
        spec:
          selector: {istio: entrance}
          servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [db.example.com]}]
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: db, namespace: data}
        spec:
          hosts: [db.example.com]
          gateways: [public]
          http: [{route: [{destination: {host: db.data.svc.cluster.local, port: {number: 80}}}]}]
        """;

    private static String allow(String account) {
        return """
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: db, namespace: data}
            spec:
              rules: [{from: [{source: {principals: ["cluster.local/ns/shop/sa/web", "cluster.local/ns/istio-system/sa/%s"]}}]}]
            """.formatted(account);
    }

    private static Shop joined() {
        return new Shop().join("00-join-shop", "shop", "web").join("01-join-data", "data", "db");
    }

    @Test
    void a_call_between_members_ends_in_mutual_TLS() {
        assertThat(joined().judged().ending()).isEqualTo(new Ending(1, 1));
    }

    @Test
    void a_call_of_somebody_who_never_joined_ends_in_plaintext() {
        assertThat(new Shop().join("00-join-data", "data", "db").judged().ending())
                .isEqualTo(new Ending(1, 0));
    }

    @Test
    void a_plan_without_stages_ends_where_the_cluster_is() {
        assertThat(new Shop().judged().ending()).isEqualTo(new Ending(1, 0));
    }

    @Test
    void a_gateway_whose_pods_are_known_comes_under_their_account() {
        assertThat(joined().with(GATEWAY)
                        .create("02-authorize", "authorizationpolicy", "db", allow("entrance"))
                        .judged()
                        .callsOf(JudgedCall.Outcome.UNKNOWN))
                .isZero();

        var judged = joined().with(GATEWAY)
                .create("02-authorize", "authorizationpolicy", "db", allow("default"))
                .judged();
        assertThat(judged.calls()).anySatisfy(call -> {
            assertThat(call.caller()).isEqualTo("(ingress)");
            assertThat(call.outcome()).isEqualTo(JudgedCall.Outcome.REFUSED);
        });
    }

    @Test
    void of_a_gateway_that_several_accounts_may_be_nobody_can_tell() {
        var other = GATEWAY.substring(0, GATEWAY.indexOf("---"))
                .replace("name: entrance,", "name: other,")
                .replace("serviceAccountName: entrance", "serviceAccountName: other");

        assertThat(joined().with(GATEWAY)
                        .with(other)
                        .create("02-authorize", "authorizationpolicy", "db", allow("entrance"))
                        .judged()
                        .callsOf(JudgedCall.Outcome.UNKNOWN))
                .isPositive();
    }
}
