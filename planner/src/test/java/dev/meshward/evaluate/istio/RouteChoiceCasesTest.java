package dev.meshward.evaluate.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.RoutingWords;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which objects decide about a call of {@code shop/web} to {@code data/db} (istio.md A.1, A.2, A.4, A.5, I). */
class RouteChoiceCasesTest {

    private static final String DB = "db.data.svc.cluster.local";

    private static RouteScene scene(String objects) {
        var scene = new RouteScene();
        Arrays.stream(objects.split(";"))
                .map(String::strip)
                .filter(each -> !each.equals("none"))
                .forEach(each -> {
                    var parts = each.split(" ", 3);
                    scene.add(parts[0].replace("VS", "VirtualService"), parts[1], RouteScene.filled(parts[2]));
                });
        return scene;
    }

    @ParameterizedTest(name = "{0} → {2}")
    @CsvSource(delimiterString = " | ", textBlock = """
        I no VirtualService: the Service            | none                                                                                   | data/db:8080
        A.1 the oldest has the host                 | VS data {hosts: [db], http: [{V1}]}; VS data {hosts: [db], http: [{V2}]}               | v1
        A.1 they are not merged                     | VS data {hosts: [db], http: [{match: [{uri: {exact: /x}}], V1}]}; VS data {hosts: [db], http: [{V2}]} | 404
        A.1 private to the caller comes first       | VS data {hosts: [db], http: [{V1}]}; VS shop {hosts: [db.data.svc.cluster.local], exportTo: [.], http: [{V2}]} | v2
        A.1 exported by name comes before public    | VS data {hosts: [db], http: [{V1}]}; VS data {hosts: [db], exportTo: [shop], http: [{V2}]} | v2
        A.1 private comes before exported by name   | VS data {hosts: [db], exportTo: [shop], http: [{V1}]}; VS shop {hosts: [db.data.svc.cluster.local], exportTo: [.], http: [{V2}]} | v2
        A.1 public of the caller is public          | VS data {hosts: [db], http: [{V1}]}; VS shop {hosts: [db.data.svc.cluster.local], http: [{V2}]} | v1
        A.1 private to somebody else                | VS data {hosts: [db], exportTo: [.], http: [{V1}]}                                     | data/db:8080
        A.1 exported to somebody else               | VS data {hosts: [db], exportTo: [ops], http: [{V1}]}                                   | data/db:8080
        A.1 for gateways alone                      | VS data {hosts: [db], gateways: [edge], http: [{V1}]}                                  | data/db:8080
        A.1 for gateways and the mesh               | VS data {hosts: [db], gateways: [edge, mesh], http: [{V1}]}                            | v1
        A.1 an exact host beats a wildcard          | VS data {hosts: ["*.data.svc.cluster.local"], http: [{V1}]}; VS data {hosts: [db], http: [{V2}]} | v2
        A.1 the longer wildcard                     | VS data {hosts: ["*.local"], http: [{V1}]}; VS data {hosts: ["*.svc.cluster.local"], http: [{V2}]} | v2
        A.1 a wildcard                              | VS data {hosts: ["*.svc.cluster.local"], http: [{V1}]}                                 | v1
        A.0 a short host is of its own namespace    | VS shop {hosts: [db], http: [{V1}]}                                                    | data/db:8080
        A.0 a dotted host stays as it is            | VS data {hosts: [db.data], http: [{V1}]}                                               | data/db:8080
        A.1 one of several hosts                    | VS data {hosts: [other, db], http: [{V1}]}                                             | v1
        A.1 tcp routes say nothing of requests      | VS data {hosts: [db], tcp: [{route: [{destination: {host: cache}}]}]}                  | data/db:8080
        A.2 the client's rule hides all others      | VS data {hosts: [db], http: [{V1}]}; DestinationRule shop {host: "*.local"}            | missing:503
        A.2 rules not for the client count not      | VS data {hosts: [db], http: [{V1}]}; DestinationRule shop {host: "*.local", workloadSelector: {matchLabels: {app: api}}} | v1
        A.2 an exact host beats a wildcard          | VS data {hosts: [db], http: [{V1}]}; DestinationRule data {host: "*.local"}            | v1
        A.2 subsets of one host are taken together  | VS data {hosts: [db], http: [{route: [{destination: {host: db, subset: v3}}]}]}; DestinationRule data {host: db, subsets: [{name: v3, labels: {version: v3}}]} | data/db-v3:8080
        A.2 a rule of the root namespace last       | VS data {hosts: [cache], http: [{V1}]}; DestinationRule istio-system {host: db, subsets: []} | data/db:8080
        A.5 a Sidecar that shows it                 | Sidecar shop {egress: [{hosts: ["data/*"]}]}                                           | data/db:8080
        A.5 hidden: it passes unmatched             | Sidecar shop {egress: [{hosts: ["./*"]}]}                                              | passes
        A.5 hidden, and the registry alone counts   | Sidecar shop {egress: [{hosts: ["./*"]}], outboundTrafficPolicy: {mode: REGISTRY_ONLY}} | 502
        A.5 a Sidecar of other pods                 | Sidecar shop {workloadSelector: {labels: {app: api}}, egress: [{hosts: ["./*"]}]}       | data/db:8080
        A.5 of the root namespace                   | Sidecar istio-system {egress: [{hosts: ["./*"]}]}                                      | passes
        A.6 what an EnvoyFilter does is not known   | EnvoyFilter shop {configPatches: [{match: {context: ANY}}]}                            | unknown
        A.6 one for inbound alone                   | EnvoyFilter shop {configPatches: [{match: {context: SIDECAR_INBOUND}}]}                | data/db:8080
        """)
    void which_object_decides(String claim, String objects, String expected) {
        assertThat(RoutingWords.places(scene(objects).request("GET /a")))
                .describedAs(claim)
                .isEqualTo(RouteScene.full(expected));
    }

    @ParameterizedTest(name = "A.1 {0} → {3}")
    @CsvSource(delimiterString = " | ", textBlock = """
        the delegate's route               | {}                                  | {match: [{uri: {exact: /a}}], V1}     | v1
        the delegate does not take it      | {}                                  | {match: [{uri: {exact: /b}}], V1}     | 404
        both have to take it               | {match: [{uri: {prefix: /a}}]}      | {match: [{method: {exact: GET}}], V1} | v1
        the root does not take it          | {match: [{uri: {prefix: /b}}]}      | {match: [{method: {exact: GET}}], V1} | 404
        a part of the root's prefix        | {match: [{uri: {prefix: /}}]}       | {match: [{uri: {prefix: /a}}], V1}    | v1
        no part of it: the route is gone   | {match: [{uri: {prefix: /a/b}}]}    | {match: [{uri: {prefix: /a}}], V1}    | data/db:8080
        expressions beside others conflict | {match: [{uri: {regex: "/a.*"}}]}   | {match: [{uri: {exact: /a}}], V1}     | data/db:8080
        headers beside headers             | {match: [{headers: {x: {exact: a}}}]} | {match: [{headers: {x: {exact: b}}}], V1} | data/db:8080
        another port                       | {match: [{port: 80}]}               | {match: [{port: 81}], V1}             | data/db:8080
        gateways that the root has not     | {match: [{gateways: [edge]}]}       | {match: [{gateways: [mesh]}], V1}     | data/db:8080
        """)
    void delegation(String claim, String root, String delegate, String expected) {
        var scene = new RouteScene()
                .add("""
                    apiVersion: networking.istio.io/v1
                    kind: VirtualService
                    metadata: {name: part, namespace: parts}
                    spec: {http: [%s]}
                    """.formatted(RouteScene.filled(delegate)))
                .http("- "
                        + root.replaceFirst(
                                "\\}$", (root.equals("{}") ? "" : ", ") + "delegate: {name: part, namespace: parts}}"));

        assertThat(RoutingWords.places(scene.request("GET /a")))
                .describedAs(claim)
                .isEqualTo(RouteScene.full(expected));
    }

    @Test
    void a_delegate_inherits_what_it_leaves_out() {
        var scene = new RouteScene()
                .add("""
                    apiVersion: networking.istio.io/v1
                    kind: VirtualService
                    metadata: {name: part, namespace: parts}
                    spec: {http: [{%s, timeout: 3s}]}
                    """.formatted(RouteScene.filled("V1")))
                .http("- {delegate: {name: part, namespace: parts}, timeout: 9s, retries: {attempts: 0}}");

        assertThat(RoutingWords.handling(scene.request("GET /a"))).isEqualTo("t=3000");
    }

    @Test
    void two_of_unknown_age_are_unknown_where_it_matters() {
        var one = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: %s, namespace: data}
            spec: {hosts: [db], http: [{match: [{uri: {exact: /a}}], V1}, {%s}]}
            """;
        var scene = new RouteScene()
                .add(RouteScene.filled(one.formatted("a", "V1")))
                .add(RouteScene.filled(one.formatted("b", "V2")));

        assertThat(scene.request("GET /b")).isInstanceOf(Routing.Unknown.class);
    }

    @ParameterizedTest(name = "{0} → {3}")
    @CsvSource(delimiterString = " | ", textBlock = """
        A.1 rule 11 tcp by port                 | 3307 | {hosts: [db], tcp: [{match: [{port: 3307}], route: [{destination: {host: cache}}]}]}               | data/cache:6379
        A.1 rule 11 tcp of another port         | 3307 | {hosts: [db], tcp: [{match: [{port: 9}], route: [{destination: {host: cache}}]}]}                  | data/db:3307
        A.1 rule 11 tcp without a match         | 3307 | {hosts: [db], tcp: [{route: [{destination: {host: cache}, weight: 1}, {destination: {host: db}, weight: 3}]}]} | data/cache:6379 data/db:3307*3
        A.1 rule 11 tcp by labels of the caller | 3307 | {hosts: [db], tcp: [{match: [{sourceLabels: {app: api}}], route: [{destination: {host: cache}}]}]} | data/db:3307
        A.1 rule 11 tcp by addresses            | 3307 | {hosts: [db], tcp: [{match: [{destinationSubnets: [10.0.0.0/8]}], route: [{destination: {host: cache}}]}]} | unknown
        A.1 rule 11 http says nothing of bytes  | 3307 | {hosts: [db], http: [{V1}]}                                                                        | data/db:3307
        C.1 bytes on a port of HTTP             | 80   | {hosts: [db]}                                                                                      | stopped
        C.1 bytes on an undeclared port         | 7000 | {hosts: [db]}                                                                                      | data/db:7000
        """)
    void connections(String claim, int port, String virtualService, String expected) {
        var scene = new RouteScene().add("VirtualService", "data", RouteScene.filled(virtualService));
        var routing = scene.routed(
                "shop",
                new Destination.OfService(new ServiceId("data", "db"), port),
                Application.TCP,
                Request.get(DB, "/"));

        assertThat(RoutingWords.places(routing)).describedAs(claim).isEqualTo(expected);
    }

    @ParameterizedTest(name = "A.1 {0} → {3}")
    @CsvSource(delimiterString = " | ", textBlock = """
        rule 11 by server name        | db.data.svc.cluster.local | {hosts: [db], tls: [{match: [{sniHosts: [db.data.svc.cluster.local]}], route: [{destination: {host: cache}}]}]} | data/cache:6379
        rule 11 another server name   | other                     | {hosts: [db], tls: [{match: [{sniHosts: [db.data.svc.cluster.local]}], route: [{destination: {host: cache}}]}]} | data/db:8443
        rule 11 by a wildcard         | x.data.svc.cluster.local  | {hosts: [db], tls: [{match: [{sniHosts: ["*.data.svc.cluster.local"]}], route: [{destination: {host: cache}}]}]} | data/cache:6379
        rule 12 without tls routes    | db.data.svc.cluster.local | {hosts: [db], http: [{V1}]}                                                         | data/db:8443
        rule 11 tcp after tls         | other                     | {hosts: [db], tls: [{match: [{sniHosts: [x]}], route: [{destination: {host: db}}]}], tcp: [{route: [{destination: {host: cache}}]}]} | data/cache:6379
        """)
    void tls(String claim, String serverName, String virtualService, String expected) {
        var scene = new RouteScene().add("VirtualService", "data", RouteScene.filled(virtualService));
        var routing = scene.routed(
                "shop",
                new Destination.OfService(new ServiceId("data", "db"), 443),
                Application.TLS,
                Request.get(serverName, "/"));

        assertThat(RoutingWords.places(routing)).describedAs(claim).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} → {4}")
    @CsvSource(delimiterString = " | ", textBlock = """
        A.4 a host with an entry          | api.example.com | 443 | TLS  | api.example.com:443
        A.5 a port that no entry has      | api.example.com | 80  | HTTP | passes
        A.5 a host that nobody knows      | www.example.com | 443 | TLS  | passes
        """)
    void hosts_outside(String claim, String host, int port, Application application, String expected) {
        var routing = new RouteScene()
                .routed("shop", new Destination.Outside(host, port), application, Request.get(host, "/"));

        assertThat(RoutingWords.places(routing)).describedAs(claim).isEqualTo(expected);
    }

    @ParameterizedTest(name = "A.2 {0} → {2}")
    @CsvSource(delimiterString = " | ", textBlock = """
        nothing said                       | {host: cache}                                                                             | LEAST_REQUEST none
        a balancer                         | {host: db, trafficPolicy: {loadBalancer: {simple: ROUND_ROBIN}}}                          | ROUND_ROBIN none
        the old name                       | {host: db, trafficPolicy: {loadBalancer: {simple: LEAST_CONN}}}                           | LEAST_REQUEST none
        by hash                            | {host: db, trafficPolicy: {loadBalancer: {consistentHash: {useSourceIp: true}}}}          | consistentHash none
        ejection with its defaults         | {host: db, trafficPolicy: {outlierDetection: {}}}                                         | LEAST_REQUEST 5/30s/10
        ejection as written                | {host: db, trafficPolicy: {outlierDetection: {consecutive5xxErrors: 7, baseEjectionTime: 1m, maxEjectionPercent: 100}}} | LEAST_REQUEST 7/60s/100
        a block for the port replaces all  | {host: db, trafficPolicy: {outlierDetection: {}, portLevelSettings: [{port: {number: 80}, loadBalancer: {simple: RANDOM}}]}} | RANDOM none
        a block for another port           | {host: db, trafficPolicy: {outlierDetection: {}, portLevelSettings: [{port: {number: 9}, loadBalancer: {simple: RANDOM}}]}} | LEAST_REQUEST 5/30s/10
        """)
    void treatment_of_the_service(String claim, String rule, String expected) {
        var scene = RouteScene.withoutRules().add("DestinationRule", "data", rule);

        assertThat(treatment(scene.request("GET /"))).describedAs(claim).isEqualTo(expected);
    }

    @ParameterizedTest(name = "A.2 {0} → {2}")
    @CsvSource(delimiterString = " | ", textBlock = """
        a subset overrides field by field    | {loadBalancer: {simple: RANDOM}}                                                      | RANDOM 5/30s/10
        its block for the port gives all     | {portLevelSettings: [{port: {number: 80}, loadBalancer: {simple: RANDOM}}]}           | RANDOM none
        """)
    void treatment_of_a_subset(String claim, String policy, String expected) {
        var scene = RouteScene.withoutRules()
                .add(
                        "DestinationRule",
                        "data",
                        "{host: db, trafficPolicy: {outlierDetection: {}}, subsets: [{name: v1, labels:"
                                + " {version: v1}, trafficPolicy: " + policy + "}]}")
                .http("- {V1}");

        assertThat(treatment(scene.request("GET /"))).describedAs(claim).isEqualTo(expected);
    }

    private static String treatment(Routing routing) {
        var treatment = ((Routing.Sent) routing).shares().getFirst().treatment();
        return treatment.balancing() + " "
                + treatment
                        .ejection()
                        .map(each -> each.failures() + "/" + each.pause().toSeconds() + "s/" + each.mostPercent())
                        .orElse("none");
    }
}
