package dev.meshward.evaluate.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.Application;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** linkerd.md C.5, C.6: routes attached to Servers. */
class RouteCasesTest {

    private static final String TO_SERVER = "{parentRefs: [{group: policy.linkerd.io, kind: Server, name: api}]%s}";
    private static final String OF_WEB = "[{kind: ServiceAccount, name: web, namespace: shop}]";

    private static String route(String rest) {
        return TO_SERVER.formatted(rest.isEmpty() ? "" : ", " + rest);
    }

    private static Scene allowed(String route, String refs) {
        return new Scene()
                .server("")
                .route("HTTPRoute", "data", "r", route)
                .add(
                        "AuthorizationPolicy",
                        "some",
                        "{targetRef: {group: gateway.networking.k8s.io, kind: HTTPRoute, name: r},"
                                + " requiredAuthenticationRefs: " + refs + "}");
    }

    @ParameterizedTest(name = "{0}: {1}, {2} → {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
        C.5 a route for all, allowed caller           | ^^                                                   | mesh      | mtls
        C.5 a route for all, another caller           | ^^                                                   | shop/else | refused
        C.5 the root as prefix takes all              | rules: [{matches: [{path: {type: PathPrefix, value: /}}]}] | mesh | mtls
        C.5 a rule without matches takes all          | rules: [{}]                                          | mesh      | mtls
        C.5 some paths: others are not found          | rules: [{matches: [{path: {type: PathPrefix, value: /a}}]}] | mesh | unknown
        C.5 some methods: others are not found        | rules: [{matches: [{method: GET}]}]                  | mesh      | unknown
        C.5 some headers: others are not found        | rules: [{matches: [{headers: [{name: x, value: y}]}]}] | mesh    | unknown
        C.5 some paths, nobody let in                 | rules: [{matches: [{path: {value: /a}}]}]            | shop/else | refused
        C.5 a host name: others are not found         | hostnames: [a.example.com]                           | mesh      | unknown
        A.3 a mirror makes the route count for nothing | rules: [{filters: [{type: RequestMirror}]}]         | mesh      | refused
        A.3 a rewrite makes the route count for nothing | rules: [{filters: [{type: URLRewrite}]}]           | mesh      | refused
        """)
    void a_route_decides_about_requests(String section, String rest, String caller, String expected) {
        assertThat(allowed(route(rest), OF_WEB).call(caller, 8080))
                .describedAs(section)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
        C.5 another Server               | {group: policy.linkerd.io, kind: Server, name: sql}                     | mtls
        C.5 a Server without its group   | {kind: Server, name: api}                                               | mtls
        C.5 another namespace            | {group: policy.linkerd.io, kind: Server, name: api, namespace: shop}    | mtls
        C.5 with a port                  | {group: policy.linkerd.io, kind: Server, name: api, port: 8080}         | mtls
        C.5 with a section               | {group: policy.linkerd.io, kind: Server, name: api, sectionName: x}     | mtls
        C.5 a Service                    | {group: "", kind: Service, name: api}                                   | mtls
        C.5 this Server                  | {group: policy.linkerd.io, kind: Server, name: api}                     | unknown
        """)
    void only_what_is_attached_takes_requests_away(String section, String parent, String expected) {
        var spec = "{parentRefs: [" + parent + "], rules: [{matches: [{path: {type: Exact, value: /a}}]}]}";
        var scene = new Scene().server(", accessPolicy: all-authenticated").route("HTTPRoute", "data", "r", spec);

        assertThat(scene.call("mesh", 8080)).describedAs(section).isEqualTo(expected);
    }

    @Test
    void a_route_can_only_add_to_what_its_server_grants() {
        var scene = new Scene()
                .server(", accessPolicy: all-unauthenticated")
                .route("HTTPRoute", "data", "r", route(""))
                .add(
                        "AuthorizationPolicy",
                        "some",
                        "{targetRef: {group: gateway.networking.k8s.io, kind: HTTPRoute, name: r},"
                                + " requiredAuthenticationRefs: " + OF_WEB + "}");

        assertThat(scene.call("plain", 8080)).isEqualTo("plain");
    }

    @Test
    void a_policy_for_the_legacy_group_is_for_the_legacy_route() {
        var scene = new Scene()
                .server("")
                .add("policy.linkerd.io/v1beta3", "HTTPRoute", "data", "r", route(""))
                .add(
                        "AuthorizationPolicy",
                        "some",
                        "{targetRef: {group: policy.linkerd.io, kind: HTTPRoute, name: r}, requiredAuthenticationRefs: "
                                + OF_WEB + "}");

        assertThat(scene.call("mesh", 8080)).isEqualTo("mtls");
    }

    @Test
    void a_policy_for_the_other_group_says_nothing_about_a_route() {
        var scene = new Scene()
                .server("")
                .add("policy.linkerd.io/v1beta3", "HTTPRoute", "data", "r", route(""))
                .add(
                        "AuthorizationPolicy",
                        "some",
                        "{targetRef: {group: gateway.networking.k8s.io, kind: HTTPRoute, name: r},"
                                + " requiredAuthenticationRefs: []}");

        assertThat(scene.call("mesh", 8080)).isEqualTo("refused");
    }

    @Test
    void routes_say_nothing_about_bytes() {
        var scene = allowed(route(""), OF_WEB);

        assertThat(scene.call("mesh", 8080, Application.TCP)).isEqualTo("refused");
        assertThat(scene.call("mesh", 8080, Application.UNKNOWN)).isEqualTo("unknown");
    }

    @Test
    void a_server_of_grpc_listens_to_grpc_routes_alone() {
        var routes = new Scene()
                .server(", proxyProtocol: gRPC, accessPolicy: all-authenticated")
                .route("HTTPRoute", "data", "r", route("rules: [{matches: [{path: {value: /a}}]}]"));

        assertThat(routes.call("mesh", 8080)).isEqualTo("mtls");
        assertThat(routes.route("GRPCRoute", "data", "g", route("rules: [{matches: [{method: {service: a}}]}]"))
                        .call("mesh", 8080))
                .isEqualTo("unknown");
    }

    @Test
    void a_grpc_route_for_everything_takes_everything() {
        var scene = new Scene()
                .server(", proxyProtocol: gRPC, accessPolicy: all-authenticated")
                .route("GRPCRoute", "data", "g", route(""));

        assertThat(scene.call("mesh", 8080)).isEqualTo("mtls");
    }

    @Test
    void a_grpc_route_puts_http_routes_of_the_same_server_aside() {
        var scene = new Scene()
                .server(", accessPolicy: all-authenticated")
                .route("HTTPRoute", "data", "r", route("rules: [{matches: [{path: {value: /a}}]}]"))
                .route("GRPCRoute", "data", "g", route(""));

        assertThat(scene.call("mesh", 8080)).isEqualTo("mtls");
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
        C.6 requests are limited          | unknown | unknown
        C.6 requests of HTTP/1 too        | HTTP/1  | unknown
        C.6 gRPC is not limited           | gRPC    | mtls
        C.6 what is opaque is not limited | opaque  | mtls
        """)
    void a_limit_of_the_rate_may_refuse_requests(String section, String protocol, String expected) {
        var scene = new Scene()
                .server(", accessPolicy: all-authenticated, proxyProtocol: " + protocol)
                .add(
                        "HTTPLocalRateLimitPolicy",
                        "limit",
                        "{targetRef: {group: policy.linkerd.io, kind: Server, name: api}, total: {requestsPerSecond:"
                                + " 9}}");

        assertThat(scene.call("mesh", 8080)).describedAs(section).isEqualTo(expected);
    }
}
