package dev.meshward.mesh.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ServiceId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules decide about the call of shop/front to data/db, port 5432. */
class DestinationRuleTlsTest {

    private static final String FRONT = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: front, namespace: shop}
        spec: {template: {metadata: {labels: {app: front}}, spec: {containers: [{name: front}]}}}
        """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        A.9 no tls is automatic         | data | {host: db, trafficPolicy: {connectionPool: {}}}                        | yes
        A.9 DISABLE                     | data | {host: db, trafficPolicy: {tls: {mode: DISABLE}}}                      | no
        A.2 an empty tls is DISABLE     | data | {host: db, trafficPolicy: {tls: {}}}                                   | no
        A.9 SIMPLE is not of the mesh   | data | {host: db, trafficPolicy: {tls: {mode: SIMPLE}}}                       | no
        A.9 ISTIO_MUTUAL                | data | {host: db, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}}                 | yes
        A.2 full host                   | shop | {host: db.data.svc.cluster.local, trafficPolicy: {tls: {}}}            | no
        A.2 a short name is of its own  | shop | {host: db, trafficPolicy: {tls: {}}}                                   | yes
        A.2 another host                | data | {host: cache, trafficPolicy: {tls: {}}}                                | yes
        A.2 wildcard                    | data | {host: "*.data.svc.cluster.local", trafficPolicy: {tls: {}}}           | no
        A.2 any host                    | shop | {host: "*", trafficPolicy: {tls: {}}}                                  | no
        A.2 root namespace              | istio-system | {host: "*.local", trafficPolicy: {tls: {}}}                    | no
        A.2 a stranger's namespace      | else | {host: db.data.svc.cluster.local, trafficPolicy: {tls: {}}}            | yes
        A.2 private to its namespace    | data | {host: db, exportTo: ["."], trafficPolicy: {tls: {}}}                  | yes
        A.2 exported to the caller      | data | {host: db, exportTo: [shop], trafficPolicy: {tls: {}}}                 | no
        A.2 exported to others          | data | {host: db, exportTo: [else], trafficPolicy: {tls: {}}}                 | yes
        A.2 picks other callers         | shop | {host: db.data.svc.cluster.local, workloadSelector: {matchLabels: {app: x}}, trafficPolicy: {tls: {}}} | yes
        A.2 picks this caller           | shop | {host: db.data.svc.cluster.local, workloadSelector: {matchLabels: {app: front}}, trafficPolicy: {tls: {}}} | no
        A.2 a picking rule is private   | data | {host: db, workloadSelector: {matchLabels: {app: front}}, trafficPolicy: {tls: {}}} | yes
        A.2 a block for the port        | data | {host: db, trafficPolicy: {portLevelSettings: [{port: {number: 5432}, tls: {mode: DISABLE}}]}} | no
        A.2 a block for another port    | data | {host: db, trafficPolicy: {portLevelSettings: [{port: {number: 80}, tls: {mode: DISABLE}}]}} | yes
        A.2 the block replaces the rest | data | {host: db, trafficPolicy: {tls: {}, portLevelSettings: [{port: {number: 5432}, loadBalancer: {simple: RANDOM}}]}} | yes
        A.2 a subset may say so         | data | {host: db, subsets: [{name: v1, labels: {v: "1"}, trafficPolicy: {tls: {}}}]} | no
        """)
    void a_rule_decides_whether_the_call_can_use_mutual_tls(
            String section, String namespace, String spec, String isMutual) {
        assertThat(reason(rule("made", namespace, spec)).isEmpty())
                .describedAs(section)
                .isEqualTo(isMutual.equals("yes"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        A.2 the caller's namespace first | shop | {host: "*.local", trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}} | data | {host: db, trafficPolicy: {tls: {}}} | yes
        A.2 exact beats wildcard         | data | {host: db, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}} | data | {host: "*.local", trafficPolicy: {tls: {}}} | yes
        A.2 the longer wildcard          | data | {host: "*.local", trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}} | data | {host: "*.cluster.local", trafficPolicy: {tls: {}}} | no
        A.2 the root comes last          | istio-system | {host: "*", trafficPolicy: {tls: {}}} | data | {host: db, trafficPolicy: {connectionPool: {}}} | yes
        """)
    void of_two_rules_one_decides_as_a_whole(
            String section, String first, String firstSpec, String second, String secondSpec, String isMutual) {
        assertThat(reason(rule("a", first, firstSpec) + rule("b", second, secondSpec))
                        .isEmpty())
                .describedAs(section)
                .isEqualTo(isMutual.equals("yes"));
    }

    private static String rule(String name, String namespace, String spec) {
        return "---\napiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {name: " + name
                + ", namespace: " + namespace + "}\nspec: " + spec + "\n";
    }

    private static Optional<String> reason(String rules) {
        var given = Given.cluster(FRONT + rules);
        return new IstioDialect()
                .withoutMutualTls(given.workload("front"), new ServiceId("data", "db"), 5432, given.snapshot());
    }
}
