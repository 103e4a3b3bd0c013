package dev.meshward.evaluate.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Identity;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** linkerd.md C.3, C.4: whom policies let in to a port whose Server grants nothing by itself. */
class AuthorizationCasesTest {

    private static final String TLS = "{group: policy.linkerd.io, kind: MeshTLSAuthentication, name: ids}";
    private static final String NET = "{group: policy.linkerd.io, kind: NetworkAuthentication, name: nets}";

    @ParameterizedTest(name = "{0}: {1}, {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
        C.4 an account by its identity              | {identities: [web.shop.serviceaccount.identity.linkerd.cluster.local]} | mesh  | mtls
        C.4 another account                         | {identities: [job.shop.serviceaccount.identity.linkerd.cluster.local]} | mesh  | refused
        C.4 the account in another namespace        | {identities: [web.data.serviceaccount.identity.linkerd.cluster.local]} | mesh  | refused
        C.4 another trust domain                    | {identities: [web.shop.serviceaccount.identity.linkerd.example.org]}   | mesh  | refused
        C.4 another control plane                   | {identities: [web.shop.serviceaccount.identity.two.cluster.local]}     | mesh  | refused
        C.4 capitals are other letters              | {identities: [Web.shop.serviceaccount.identity.linkerd.cluster.local]} | mesh  | refused
        C.4 every member                            | {identities: ["*"]}                                        | mesh    | mtls
        C.4 every member, not plaintext             | {identities: ["*"]}                                        | plain   | refused
        C.4 every member, nobody outside            | {identities: ["*"]}                                        | outside | refused
        C.4 a gateway has some identity             | {identities: ["*"]}                                        | gateway | mtls
        C.4 a gateway's account is not known        | {identities: [web.shop.serviceaccount.identity.linkerd.cluster.local]} | gateway | unknown
        C.4 all accounts of a namespace             | {identities: ["*.shop.serviceaccount.identity.linkerd.cluster.local"]} | mesh | mtls
        C.4 all accounts of another namespace       | {identities: ["*.data.serviceaccount.identity.linkerd.cluster.local"]} | mesh | refused
        C.4 all of the trust domain                 | {identities: ["*.cluster.local"]}                          | mesh    | mtls
        C.4 a namespace's name is no part of one    | {identities: ["*.hop.serviceaccount.identity.linkerd.cluster.local"]} | mesh | refused
        C.4 a star elsewhere is a letter            | {identities: ["web.*.serviceaccount.identity.linkerd.cluster.local"]} | mesh | refused
        C.4 any of several                          | {identities: [a.b, web.shop.serviceaccount.identity.linkerd.cluster.local]} | mesh | mtls
        C.4 a name of another scheme                | {identities: ["spiffe://cluster.local/ns/shop/sa/web"]}    | mesh    | refused
        A.1 an account by reference                 | {identityRefs: [{kind: ServiceAccount, name: web, namespace: shop}]} | mesh | mtls
        A.1 an account, namespace left out          | {identityRefs: [{kind: ServiceAccount, name: web}]}        | mesh    | refused
        A.1 an account, its own namespace           | {identityRefs: [{kind: ServiceAccount, name: job}]}        | data/job | mtls
        A.1 a namespace by reference                | {identityRefs: [{kind: Namespace, name: shop}]}            | mesh    | mtls
        A.1 another namespace by reference          | {identityRefs: [{kind: Namespace, name: data}]}            | mesh    | refused
        A.1 a reference to something else           | {identityRefs: [{kind: Deployment, name: web}]}            | mesh    | refused
        A.1 one bad reference spoils the others     | {identityRefs: [{kind: Deployment, name: web}, {kind: Namespace, name: shop}]} | mesh | refused
        A.1 nobody named                            | {}                                                         | mesh    | refused
        """)
    void identities_decide(String section, String spec, String caller, String expected) {
        var scene =
                new Scene().server("").add("MeshTLSAuthentication", "ids", spec).policy("[" + TLS + "]");

        assertThat(scene.call(caller, 8080)).describedAs(section).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}, {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
        C.3 nothing is required: everybody          | []                                                        | plain | plain
        C.3 nothing is required: members too        | []                                                        | mesh  | mtls
        C.3 an account                              | [{kind: ServiceAccount, name: web, namespace: shop}]      | mesh  | mtls
        C.3 an account, plaintext                   | [{kind: ServiceAccount, name: web, namespace: shop}]      | plain | refused
        C.3 an account of the policy's namespace    | [{kind: ServiceAccount, name: web}]                       | mesh  | refused
        C.3 an account that is no object            | [{kind: ServiceAccount, name: ghost, namespace: shop}]    | shop/ghost | mtls
        C.3 networks alone need no TLS              | [$NET]                                                     | plain | plain
        C.3 networks and identities, both           | [$IDS, $NET]                                                | mesh  | mtls
        C.3 networks and identities, no identity    | [$IDS, $NET]                                                | plain | refused
        C.3 an account and networks                 | [{kind: ServiceAccount, name: web, namespace: shop}, $NET] | mesh  | mtls
        A.1 two accounts are a mistake              | [{kind: ServiceAccount, name: web, namespace: shop}, {kind: ServiceAccount, name: job, namespace: shop}] | mesh | refused
        A.1 account and identities are a mistake    | [{kind: ServiceAccount, name: web, namespace: shop}, $IDS] | mesh  | refused
        A.1 two networks are a mistake              | [$NET, $NET]                                                | mesh  | refused
        A.1 an unknown kind is a mistake            | [{kind: Secret, name: x}]                                 | mesh  | refused
        C.3 a missing object fails closed           | [{group: policy.linkerd.io, kind: MeshTLSAuthentication, name: gone}] | mesh | refused
        C.3 missing networks fail closed            | [$IDS, {group: policy.linkerd.io, kind: NetworkAuthentication, name: gone}] | mesh | refused
        """)
    void all_that_is_required_is_needed_at_once(String section, String refs, String caller, String expected) {
        var scene = new Scene()
                .server("")
                .add("MeshTLSAuthentication", "ids", "{identities: [\"*\"]}")
                .add("NetworkAuthentication", "nets", "{networks: [{cidr: 0.0.0.0/0}, {cidr: \"::/0\"}]}")
                .policy(refs.replace("$IDS", TLS).replace("$NET", NET));

        assertThat(scene.call(caller, 8080)).describedAs(section).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}, {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
        C.3 everywhere                              | [{cidr: 0.0.0.0/0}]                          | outside | plain
        C.3 everywhere but for some of the inside   | [{cidr: 0.0.0.0/0, except: [10.0.0.0/8]}]    | outside | plain
        C.3 everywhere but for some, a pod          | [{cidr: 0.0.0.0/0, except: [10.0.0.0/8]}]    | plain   | unknown
        C.3 some block, a pod                       | [{cidr: 10.1.0.0/16}]                        | plain   | unknown
        C.3 some block, a member                    | [{cidr: 10.1.0.0/16}]                        | mesh    | unknown
        C.3 some block, a node                      | [{cidr: 10.1.0.0/16}]                        | node    | unknown
        C.3 all blocks of the cluster, a pod        | [{cidr: 10.0.0.0/8}, {cidr: 100.64.0.0/10}, {cidr: 172.16.0.0/12}, {cidr: 192.168.0.0/16}, {cidr: "fd00::/8"}] | plain | plain
        C.3 all blocks of the cluster, outside      | [{cidr: 10.0.0.0/8}, {cidr: 100.64.0.0/10}, {cidr: 172.16.0.0/12}, {cidr: 192.168.0.0/16}, {cidr: "fd00::/8"}] | outside | unknown
        C.3 the same host alone                     | [{cidr: 127.0.0.1/32}]                       | plain   | refused
        A.1 no block at all                         | []                                           | plain   | refused
        """)
    void networks_decide(String section, String networks, String caller, String expected) {
        var scene = new Scene()
                .server("")
                .add("NetworkAuthentication", "nets", "{networks: " + networks + "}")
                .policy("[" + NET + "]");

        assertThat(scene.call(caller, 8080)).describedAs(section).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
        A.1 this Server                   | {group: policy.linkerd.io, kind: Server, name: api}    | plain
        A.1 small letters                 | {group: policy.linkerd.io, kind: server, name: api}    | plain
        A.1 another Server                | {group: policy.linkerd.io, kind: Server, name: sql}    | refused
        A.1 a Server without its group    | {kind: Server, name: api}                              | refused
        A.1 the namespace                 | {kind: Namespace, name: data}                          | plain
        A.1 the namespace by group core   | {group: core, kind: Namespace, name: data}             | plain
        A.1 a workload                    | {group: apps, kind: Deployment, name: db}              | refused
        A.1 a route, not the Server       | {group: policy.linkerd.io, kind: HTTPRoute, name: api} | refused
        """)
    void the_target_decides(String section, String target, String expected) {
        var scene = new Scene()
                .server("")
                .add("AuthorizationPolicy", "some", "{targetRef: " + target + ", requiredAuthenticationRefs: []}");

        assertThat(scene.call("plain", 8080)).describedAs(section).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}, {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
        A.1 everybody of the cluster         | {server: {name: api}, client: {unauthenticated: true}}                       | plain   | plain
        C.3 without networks, outside        | {server: {name: api}, client: {unauthenticated: true}}                       | outside | unknown
        C.3 with networks, outside           | {server: {name: api}, client: {unauthenticated: true, networks: [{cidr: 0.0.0.0/0}]}} | outside | plain
        A.1 another Server                   | {server: {name: sql}, client: {unauthenticated: true}}                       | plain   | refused
        A.1 by labels of the Server          | {server: {selector: {matchLabels: {of: api}}}, client: {unauthenticated: true}} | plain | plain
        A.1 by other labels                  | {server: {selector: {matchLabels: {of: sql}}}, client: {unauthenticated: true}} | plain | refused
        A.1 every Server                     | {server: {}, client: {unauthenticated: true}}                                | plain   | plain
        A.1 an identity                      | {server: {name: api}, client: {meshTLS: {identities: ["*"]}}}                | mesh    | mtls
        A.1 an identity, plaintext           | {server: {name: api}, client: {meshTLS: {identities: ["*"]}}}                | plain   | refused
        A.1 an account                       | {server: {name: api}, client: {meshTLS: {serviceAccounts: [{name: web, namespace: shop}]}}} | mesh | mtls
        A.1 an account, namespace left out   | {server: {name: api}, client: {meshTLS: {serviceAccounts: [{name: web}]}}}   | mesh    | refused
        A.1 any TLS of the mesh              | {server: {name: api}, client: {meshTLS: {unauthenticatedTLS: true}}}         | mesh    | mtls
        A.1 any TLS, plaintext               | {server: {name: api}, client: {meshTLS: {unauthenticatedTLS: true}}}         | plain   | refused
        A.1 nobody named                     | {server: {name: api}, client: {meshTLS: {}}}                                 | mesh    | refused
        A.1 nobody at all                    | {server: {name: api}, client: {}}                                            | mesh    | refused
        """)
    void server_authorizations_decide(String section, String spec, String caller, String expected) {
        var scene = new Scene().server("").add("ServerAuthorization", "some", spec);

        assertThat(scene.call(caller, 8080)).describedAs(section).isEqualTo(expected);
    }

    private static final String OF_WEB = "[{kind: ServiceAccount, name: web, namespace: shop}]";

    @Test
    void policies_add_up() {
        var scene = new Scene()
                .server("")
                .policy("[{kind: ServiceAccount, name: job, namespace: shop}]")
                .add(
                        "AuthorizationPolicy",
                        "other",
                        "{targetRef: {kind: Namespace, name: data}, requiredAuthenticationRefs: " + OF_WEB + "}");

        assertThat(scene.call("mesh", 8080)).isEqualTo("mtls");
        assertThat(scene.call("shop/job", 8080)).isEqualTo("mtls");
        assertThat(scene.call("shop/else", 8080)).isEqualTo("refused");
    }

    @Test
    void an_access_policy_that_allows_makes_a_narrower_policy_pointless() {
        var scene = new Scene().server(", accessPolicy: all-authenticated").policy(OF_WEB);

        assertThat(scene.call("shop/else", 8080)).isEqualTo("mtls");
    }

    @Test
    void the_trust_domain_is_that_of_the_installation() {
        var ids = "{identities: [web.shop.serviceaccount.identity.linkerd.example.org]}";
        var scene = new Scene()
                .values("{\"identityTrustDomain\": \"example.org\"}")
                .server("")
                .add("MeshTLSAuthentication", "ids", ids)
                .policy("[" + TLS + "]");

        assertThat(scene.call("mesh", 8080)).isEqualTo("mtls");
    }

    @Test
    void where_no_trust_domain_is_given_the_clusters_domain_is_one() {
        var ids = "{identities: [web.shop.serviceaccount.identity.linkerd.corp.local]}";
        var scene = new Scene()
                .values("{\"clusterDomain\": \"corp.local\"}")
                .server("")
                .add("MeshTLSAuthentication", "ids", ids)
                .policy("[" + TLS + "]");

        assertThat(scene.call("mesh", 8080)).isEqualTo("mtls");
    }

    @Test
    void authentications_of_other_namespaces_are_followed_where_the_cluster_refers_to_them_already() {
        var ref = "[{group: policy.linkerd.io, kind: MeshTLSAuthentication, name: ids, namespace: shop}]";
        var scene = new Scene()
                .server("")
                .add("policy.linkerd.io/v1alpha1", "MeshTLSAuthentication", "shop", "ids", "{identities: [\"*\"]}");
        var before = new LinkerdRules("linkerd", java.util.List.of());
        scene.policy(ref);

        assertThat(scene.call("mesh", 8080)).isEqualTo("mtls");
        assertThat(Scene.word(before.receive(
                        dev.meshward.evaluate.Hop.call(
                                Scene.caller("mesh"), scene.db(), Scene.arrival(8080), Application.HTTP),
                        new dev.meshward.evaluate.Sending.MutualTls(new Identity.Account("shop", "web"), ""),
                        scene.world())))
                .isEqualTo("unknown");
    }

    @Test
    void rules_tell_apart_those_whom_they_name() {
        var scene = new Scene().server("").policy(OF_WEB);

        assertThat(scene.rules().toldApart(scene.db(), scene.world()))
                .contains(Set.of(new Identity.Account("shop", "web")));
    }

    @Test
    void rules_for_everybody_tell_nobody_apart() {
        var scene = new Scene().server(", accessPolicy: all-authenticated");

        assertThat(scene.rules().toldApart(scene.db(), scene.world())).contains(Set.of());
    }

    @Test
    void a_pattern_of_accounts_may_tell_any_apart() {
        var scene = new Scene()
                .server("")
                .add(
                        "MeshTLSAuthentication",
                        "ids",
                        "{identities: [\"*.b.shop.serviceaccount.identity.linkerd.cluster.local\"]}")
                .policy("[" + TLS + "]");

        assertThat(scene.rules().toldApart(scene.db(), scene.world())).isEqualTo(Optional.empty());
    }
}
