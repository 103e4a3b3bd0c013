package dev.meshward.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.manifest.ManifestReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Kubernetes says of NetworkPolicies: isolation by direction, allowances that add up. */
class NetworkPolicyCasesTest {

    private static Pod pod(String namespace, String name) {
        return new Pod(
                namespace,
                name,
                Map.of("app", name),
                Map.of(),
                "default",
                Pod.Network.ITS_OWN,
                DataPlane.NONE,
                List.of(new PodPort("sql", 5432, "TCP")));
    }

    private static Peer caller(String word) {
        return switch (word) {
            case "node" -> new Peer.Node();
            case "outside" -> new Peer.Outside();
            default -> pod(word.split("/")[0], word.split("/")[1]);
        };
    }

    private static World world(String namespace, String spec) {
        return World.of(ManifestReader.several("""
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop, labels: {team: web}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: made, namespace: %s}
            spec: %s
            """.formatted(namespace, spec)));
    }

    private static Match decide(World world, Peer caller) {
        var hop = Hop.call(caller, pod("data", "db"), Arrival.atPod(5432), Application.TCP);
        return new NetworkPolicies().decide(hop, 5432, world).passes();
    }

    @ParameterizedTest(name = "{0}: {1} from {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
        selected and without rules is shut       | {podSelector: {}}                                                    | shop/web | NO
        not selected stays open                  | {podSelector: {matchLabels: {app: x}}}                               | shop/web | YES
        selected by expression                   | {podSelector: {matchExpressions: [{key: app, operator: In, values: [db]}]}} | shop/web | NO
        egress alone does not isolate ingress    | {podSelector: {}, policyTypes: [Egress]}                             | shop/web | YES
        an empty rule allows all                 | {podSelector: {}, ingress: [{}]}                                     | shop/web | YES
        by port number                           | {podSelector: {}, ingress: [{ports: [{port: 5432}]}]}                | shop/web | YES
        by port name                             | {podSelector: {}, ingress: [{ports: [{port: sql}]}]}                 | shop/web | YES
        by another port                          | {podSelector: {}, ingress: [{ports: [{port: 80}]}]}                  | shop/web | NO
        by a range                               | {podSelector: {}, ingress: [{ports: [{port: 5000, endPort: 6000}]}]} | shop/web | YES
        by a range that ends before              | {podSelector: {}, ingress: [{ports: [{port: 5000, endPort: 5400}]}]} | shop/web | NO
        by another transport                     | {podSelector: {}, ingress: [{ports: [{port: 5432, protocol: UDP}]}]} | shop/web | NO
        by a pod of the own namespace            | {podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]} | data/web | YES
        a pod selector is of the own namespace   | {podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]} | shop/web | NO
        by namespace                             | {podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: web}}}]}]} | shop/web | YES
        by the name every namespace carries      | {podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}]}]} | shop/web | YES
        by another namespace                     | {podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: x}}}]}]} | shop/web | NO
        by namespace and pod, both needed        | {podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: x}}}]}]} | shop/web | NO
        by every address                         | {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}  | outside | YES
        by every address but private ones        | {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]} | outside | YES
        by some addresses                        | {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]} | shop/web | MAYBE
        pods are not outside                     | {podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}            | node | NO
        """)
    void ingress_is_decided_at_the_callee(String claim, String spec, String caller, Match expected) {
        assertThat(decide(world("data", spec), caller(caller)))
                .describedAs(claim)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
        shut for leaving                      | {podSelector: {}, policyTypes: [Egress]}                                        | NO
        types follow from the rules           | {podSelector: {}, egress: [{ports: [{port: 53}]}]}                              | NO
        open to a namespace                   | {podSelector: {}, egress: [{to: [{namespaceSelector: {}}]}]}                    | YES
        open to pods of the own namespace     | {podSelector: {}, egress: [{to: [{podSelector: {}}]}]}                          | NO
        ingress alone lets out                | {podSelector: {}, policyTypes: [Ingress]}                                       | YES
        """)
    void egress_is_decided_at_the_caller(String claim, String spec, Match expected) {
        assertThat(decide(world("shop", spec), caller("shop/web")))
                .describedAs(claim)
                .isEqualTo(expected);
    }

    @Test
    void the_kubelet_reaches_the_pods_of_its_node() {
        var probe =
                new Hop(new Peer.Node(), pod("data", "db"), Arrival.atPod(5432), Application.TCP, Hop.Purpose.PROBE);

        assertThat(new NetworkPolicies()
                        .decide(probe, 5432, world("data", "{podSelector: {}}"))
                        .passes())
                .isEqualTo(Match.YES);
    }

    @Test
    void policies_add_up() {
        var shut = world("data", "{podSelector: {}}");
        var open = ManifestReader.one("""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: open, namespace: data}
            spec: {podSelector: {matchLabels: {app: db}}, ingress: [{}]}
            """);

        assertThat(decide(shut.with(Map.of(open.key(), java.util.Optional.of(open))), caller("shop/web")))
                .isEqualTo(Match.YES);
    }

    @Test
    void a_refusal_by_the_network_names_its_policy() {
        var hop = Hop.call(caller("shop/web"), pod("data", "db"), Arrival.atPod(5432), Application.TCP);
        var world = world("data", "{podSelector: {}}");

        assertThat(new Delivery(List.of()).verdict(hop, world, world))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo("NetworkPolicy data/made"));
    }
}
