package dev.meshward.evaluate.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.Backend;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Delivery;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.PodPort;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.ManifestReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Linkerd's own tests find out on a running cluster ({@code policy-test/tests/e2e_*.rs} of linkerd2 at b24cd405), asked of the
 * rules here: a pod {@code web} that serves HTTP on the port {@code http}, and callers with a proxy and without.
 */
class EndToEndFactsTest {

    private static final String BLESSED = "10.42.0.7";
    private static final String CURSED = "10.42.0.8";

    private static final String SERVER = """
        ---
        apiVersion: policy.linkerd.io/v1beta3
        kind: Server
        metadata: {name: web, namespace: ns}
        spec: {podSelector: {matchLabels: {app: web}}, port: http, proxyProtocol: HTTP/1%s}
        """;

    private static final Map<String, String> OBJECTS = Map.ofEntries(
            Map.entry("server", SERVER.formatted("")),
            Map.entry("server-audit", SERVER.formatted(", accessPolicy: audit")),
            Map.entry("members", authentication("MeshTLSAuthentication", "members", "{identities: [\"*\"]}")),
            Map.entry(
                    "namespace",
                    authentication(
                            "MeshTLSAuthentication", "namespace", "{identityRefs: [{kind: Namespace, name: ns}]}")),
            Map.entry(
                    "blessed",
                    authentication("NetworkAuthentication", "blessed", "{networks: [{cidr: " + BLESSED + "}]}")),
            Map.entry("route", route("root", "/") + route("roux", "/roux")),
            Map.entry("server<-members", policy("Server", "web", tls("members"))),
            Map.entry("namespace<-members", policy("Namespace", "ns", tls("members"))),
            Map.entry("server<-namespace", policy("Server", "web", tls("namespace"))),
            Map.entry("server<-blessed", policy("Server", "web", networks("blessed"))),
            Map.entry("server<-both", policy("Server", "web", networks("blessed") + ", " + tls("members"))),
            Map.entry("server<-anybody", policy("Server", "web", "")),
            Map.entry("root<-members", policy("HTTPRoute", "root", tls("members"))),
            Map.entry("old:members", old("members", "{meshTLS: {identities: [\"*\"]}}")),
            Map.entry("old:blessed", old("blessed", "{networks: [{cidr: " + BLESSED + "}], unauthenticated: true}")),
            Map.entry("old:both", old("both", "{networks: [{cidr: " + BLESSED + "}], meshTLS: {identities: [\"*\"]}}")),
            Map.entry(
                    "old:everywhere",
                    old("everywhere", "{networks: [{cidr: 0.0.0.0/0}], meshTLS: {identities: [\"*\"]}}")));

    private static String authentication(String kind, String name, String spec) {
        return "---\napiVersion: policy.linkerd.io/v1alpha1\nkind: %s\nmetadata: {name: %s, namespace: ns}\nspec: %s\n"
                .formatted(kind, name, spec);
    }

    private static String tls(String name) {
        return "{group: policy.linkerd.io, kind: MeshTLSAuthentication, name: " + name + "}";
    }

    private static String networks(String name) {
        return "{group: policy.linkerd.io, kind: NetworkAuthentication, name: " + name + "}";
    }

    private static String policy(String kind, String target, String refs) {
        var group = kind.equals("Namespace") ? "core" : "policy.linkerd.io";
        return authentication(
                "AuthorizationPolicy",
                kind.toLowerCase(java.util.Locale.ROOT) + "-" + target + "-" + Integer.toHexString(refs.hashCode()),
                "{targetRef: {group: %s, kind: %s, name: %s}, requiredAuthenticationRefs: [%s]}"
                        .formatted(group, kind, target, refs));
    }

    private static String old(String name, String client) {
        return "---\napiVersion: policy.linkerd.io/v1beta1\nkind: ServerAuthorization\nmetadata: {name: %s, namespace: ns}\n"
                        .formatted(name)
                + "spec: {server: {name: web}, client: " + client + "}\n";
    }

    private static String route(String name, String path) {
        return """
            ---
            apiVersion: policy.linkerd.io/v1beta3
            kind: HTTPRoute
            metadata: {name: %s, namespace: ns}
            spec:
              parentRefs: [{group: policy.linkerd.io, kind: Server, name: web}]
              rules: [{matches: [{path: {type: Exact, value: %s}}]}]
            """.formatted(name, path);
    }

    @ParameterizedTest(name = "{0}: {2} from {3} for {4} → {5}")
    @CsvSource(delimiter = '|', textBlock = """
        authorization_policy meshtls            | server members server<-members              | member   | 10.42.0.8 | /        | served
        authorization_policy meshtls            | server members server<-members              | stranger | 10.42.0.8 | /        | refused
        authorization_policy targets_route      | server members route root<-members          | member   | 10.42.0.8 | /        | served
        authorization_policy targets_route      | server members route root<-members          | member   | 10.42.0.8 | /noroute | refused
        authorization_policy targets_route      | server members route root<-members          | stranger | 10.42.0.8 | /        | refused
        authorization_policy targets_route      | server members route root<-members          | member   | 10.42.0.8 | /roux    | refused
        authorization_policy targets_route      | server members route root<-members server<-members | member | 10.42.0.8 | /roux | served
        authorization_policy targets_namespace  | server members namespace<-members           | member   | 10.42.0.8 | /        | served
        authorization_policy targets_namespace  | server members namespace<-members           | stranger | 10.42.0.8 | /        | refused
        authorization_policy meshtls_namespace  | server namespace server<-namespace          | member   | 10.42.0.8 | /        | served
        authorization_policy meshtls_namespace  | server namespace server<-namespace          | stranger | 10.42.0.8 | /        | refused
        authorization_policy network            | server blessed server<-blessed              | stranger | 10.42.0.7 | /        | served
        authorization_policy network            | server blessed server<-blessed              | stranger | 10.42.0.8 | /        | refused
        authorization_policy both               | server blessed members server<-both         | member   | 10.42.0.7 | /        | served
        authorization_policy both               | server blessed members server<-both         | stranger | 10.42.0.7 | /        | refused
        authorization_policy both               | server blessed members server<-both         | member   | 10.42.0.8 | /        | refused
        authorization_policy both               | server blessed members server<-both         | stranger | 10.42.0.8 | /        | refused
        authorization_policy either             | server blessed members server<-blessed server<-members | member | 10.42.0.7 | / | served
        authorization_policy either             | server blessed members server<-blessed server<-members | stranger | 10.42.0.7 | / | served
        authorization_policy either             | server blessed members server<-blessed server<-members | member | 10.42.0.8 | / | served
        authorization_policy either             | server blessed members server<-blessed server<-members | stranger | 10.42.0.8 | / | refused
        authorization_policy empty              | server server<-anybody                      | member   | 10.42.0.8 | /        | served
        authorization_policy empty              | server server<-anybody                      | stranger | 10.42.0.8 | /        | served
        server_authorization meshtls            | server old:members                          | member   | 10.42.0.8 | /        | served
        server_authorization meshtls            | server old:members                          | stranger | 10.42.0.8 | /        | refused
        server_authorization network            | server old:blessed                          | stranger | 10.42.0.7 | /        | served
        server_authorization network            | server old:blessed                          | stranger | 10.42.0.8 | /        | refused
        server_authorization both               | server old:both                             | member   | 10.42.0.7 | /        | served
        server_authorization both               | server old:both                             | stranger | 10.42.0.7 | /        | refused
        server_authorization both               | server old:both                             | member   | 10.42.0.8 | /        | refused
        server_authorization both               | server old:both                             | stranger | 10.42.0.8 | /        | refused
        server_authorization either             | server old:blessed old:everywhere           | member   | 10.42.0.7 | /        | served
        server_authorization either             | server old:blessed old:everywhere           | stranger | 10.42.0.7 | /        | served
        server_authorization either             | server old:blessed old:everywhere           | member   | 10.42.0.8 | /        | served
        server_authorization either             | server old:blessed old:everywhere           | stranger | 10.42.0.8 | /        | refused
        audit server_audit, before              | server                                      | member   | 10.42.0.8 | /        | refused
        audit server_audit, before              | server                                      | stranger | 10.42.0.8 | /        | refused
        audit server_audit                      | server-audit                                | member   | 10.42.0.8 | /        | served
        audit server_audit                      | server-audit                                | stranger | 10.42.0.8 | /        | served
        """)
    void whom_the_server_lets_in(
            String test, String objects, String caller, String address, String path, String expected) {
        assertThat(inbound(objects, Map.of(), caller, address, path))
                .describedAs(test)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "audit ns_audit: {1} under {0} → {2}")
    @CsvSource({
        "cluster-authenticated, member, served",
        "cluster-authenticated, stranger, refused",
        "audit, member, served",
        "audit, stranger, served"
    })
    void what_the_default_of_a_pod_lets_in(String policy, String caller, String expected) {
        var annotations = Map.of("config.linkerd.io/default-inbound-policy", policy);
        assertThat(inbound("", annotations, caller, CURSED, "/")).isEqualTo(expected);
    }

    private static String inbound(
            String objects, Map<String, String> annotations, String caller, String address, String path) {
        var text = new StringBuilder();
        for (var name : objects.isEmpty() ? new String[0] : objects.split(" ")) {
            text.append(OBJECTS.get(name));
        }
        var manifests =
                text.isEmpty() ? List.<dev.meshward.manifest.Manifest>of() : ManifestReader.several(text.toString());
        var rules = new LinkerdRules(LinkerdRules.USUAL_HOME, manifests);
        var web = new Pod(
                "ns",
                "web",
                Map.of("app", "web"),
                annotations,
                "default",
                Pod.Network.ITS_OWN,
                DataPlane.LINKERD,
                List.of(new PodPort("http", 8080, "TCP")));
        var hop = Hop.call(new Peer.OfAddress(address), web, Arrival.atPod(8080), Application.HTTP)
                .asking(Request.get("web", path));
        Optional<Identity> identity =
                caller.equals("member") ? Optional.of(new Identity.Account("ns", "default")) : Optional.empty();
        var verdict = new Delivery(List.of(rules)).atTheDoor(hop, identity, World.of(manifests));
        return verdict.isDelivered() ? "served" : verdict.word();
    }

    private static final String WEB = """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: ns}
        spec:
          clusterIP: 10.0.0.7
          selector: {app: web}
          ports:
            - {name: any, port: 80, targetPort: http}
            - {name: opaque, port: 81, targetPort: http, appProtocol: linkerd.io/opaque}
            - {name: http1, port: 82, targetPort: http, appProtocol: http}
        ---
        """;

    private static String attached(String kind, String version, String parent, String rest) {
        return """
            ---
            apiVersion: gateway.networking.k8s.io/%s
            kind: %s
            metadata: {name: r, namespace: ns}
            spec:
              parentRefs: [%s]
              %s
            """.formatted(version, kind, parent, rest);
    }

    private static String egress(String policy, String route) {
        return "apiVersion: policy.linkerd.io/v1alpha1\nkind: EgressNetwork\nmetadata: {name: egress, namespace: ns}\n"
                + "spec: {trafficPolicy: " + policy + "}\n" + route;
    }

    private static final String NETWORK = "{group: policy.linkerd.io, kind: EgressNetwork, name: egress, port: %d}";
    private static final String SERVICE = "{group: core, kind: Service, name: web, port: 80}";

    private static final Map<String, String> ROUTES = Map.ofEntries(
            Map.entry(
                    "paths",
                    attached(
                            "HTTPRoute",
                            "v1",
                            SERVICE,
                            "rules: [{matches: [{path: {type: Exact, value: /valid}}], backendRefs: [{name: web, port:"
                                    + " 80}]}, {matches: [{path: {type: Exact, value: /invalid}}], backendRefs: [{name:"
                                    + " foobar, port: 80}]}]")),
            Map.entry("allow", egress("Allow", "")),
            Map.entry("deny", egress("Deny", "")),
            Map.entry(
                    "deny+http",
                    egress(
                            "Deny",
                            attached(
                                    "HTTPRoute",
                                    "v1",
                                    NETWORK.formatted(80),
                                    "rules: [{matches: [{path: {type: Exact, value: /get}}]}]"))),
            Map.entry(
                    "deny+tls",
                    egress(
                            "Deny",
                            attached(
                                    "TLSRoute",
                                    "v1alpha2",
                                    NETWORK.formatted(443),
                                    "hostnames: [postman-echo.com]\n"
                                            + "  rules: [{backendRefs: [{group: policy.linkerd.io, kind: EgressNetwork,"
                                            + " name: egress, port: 443}]}]"))),
            Map.entry(
                    "deny+tcp",
                    egress(
                            "Deny",
                            attached(
                                    "TCPRoute",
                                    "v1alpha2",
                                    NETWORK.formatted(443),
                                    "rules: [{backendRefs: [{group: policy.linkerd.io, kind: EgressNetwork, name:"
                                            + " egress, port: 443}]}]"))),
            Map.entry(
                    "allow+back",
                    egress(
                            "Allow",
                            attached(
                                    "HTTPRoute",
                                    "v1",
                                    NETWORK.formatted(80),
                                    "hostnames: [postman-echo.com]\n"
                                            + "  rules: [{matches: [{path: {type: Exact, value: /get}}], backendRefs:"
                                            + " [{name: web, namespace: ns, port: 80}]}]"))));

    @ParameterizedTest(name = "{0}: {2} {3} → {4}")
    @CsvSource(delimiter = '|', textBlock = """
        http_routing path_based_routing                  | paths      | web:80               | http /valid    | pods
        http_routing path_based_routing                  | paths      | web:80               | http /invalid  | 500
        http_routing path_based_routing                  | paths      | web:80               | http /notfound | 404
        appprotocol opaque takes HTTP as bytes           |            | web:81               | tcp  /         | pods
        appprotocol http                                 |            | web:82               | http /         | pods
        egress_network default_traffic_policy_http_allow | allow      | postman-echo.com:80  | http /get      | outside
        egress_network default_traffic_policy_http_deny  | deny       | postman-echo.com:80  | http /get      | 403
        egress_network default_..._opaque_allow          | allow      | postman-echo.com:443 | tls  /         | outside
        egress_network default_..._opaque_deny           | deny       | postman-echo.com:443 | tls  /         | closed
        egress_network explicit_allow_http_route         | deny+http  | postman-echo.com:80  | http /get      | outside
        egress_network explicit_allow_http_route         | deny+http  | postman-echo.com:80  | http /ip       | 403
        egress_network explicit_allow_tls_route          | deny+tls   | postman-echo.com:443 | tls  /         | outside
        egress_network explicit_allow_tls_route          | deny+tls   | google.com:443       | tls  /         | closed
        egress_network explicit_allow_tcp_route          | deny+tcp   | postman-echo.com:443 | tls  /         | outside
        egress_network explicit_allow_tcp_route          | deny+tcp   | google.com:80        | http /         | 403
        egress_network routing_back_to_cluster_http      | allow+back | postman-echo.com:80  | http /get      | pods
        egress_network routing_back_to_cluster_http      | allow+back | postman-echo.com:80  | http /ip       | outside
        """)
    void where_calls_go(String test, String objects, String destination, String call, String expected) {
        var manifests = ManifestReader.several(WEB + ROUTES.getOrDefault(objects == null ? "" : objects, ""));
        var rules = new LinkerdRules(LinkerdRules.USUAL_HOME, manifests);
        var parts = destination.split(":");
        int port = Integer.parseInt(parts[1]);
        var to = parts[0].equals("web")
                ? new Destination.OfService(new ServiceId("ns", "web"), port)
                : new Destination.Outside(parts[0], port);
        var spoken = switch (call.split(" ")[0]) {
            case "http" -> Application.HTTP;
            case "tls" -> Application.TLS;
            default -> Application.TCP;
        };
        var request = Request.get(parts[0], call.substring(call.indexOf('/')));
        var routing = rules.route(new Departure("ns", Map.of(), to, spoken, request), World.of(manifests));

        assertThat(words(routing)).describedAs(test).isEqualTo(expected);
    }

    private static String words(Routing routing) {
        return switch (routing) {
            case Routing.Sent(var _, var shares, var _) ->
                switch (shares.getFirst().backend()) {
                    case Backend.Pods _ -> "pods";
                    case Backend.Host _ -> "outside";
                    case Backend.Missing(var _, int status) -> Integer.toString(status);
                };
            case Routing.Answered(var _, int status) -> Integer.toString(status);
            case Routing.Stopped _ -> "closed";
            case Routing.Passed _ -> "outside";
            case Routing.Redirected _, Routing.Unknown _ -> routing.toString();
        };
    }
}
