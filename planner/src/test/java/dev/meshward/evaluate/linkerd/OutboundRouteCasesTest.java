package dev.meshward.evaluate.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.Hop;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** linkerd.md A.2, A.3, D: routes and profiles of Services, and calls without either. */
class OutboundRouteCasesTest {

    private static final String PARENT = "parentRefs: [{group: \"\", kind: Service, name: db, namespace: data%s}]";

    @ParameterizedTest(name = "{0}: {1} in {2}, {3} → {4}")
    @CsvSource(delimiter = '|', textBlock = """
        D a route for everything                    | {PARENT}                                                    | data  | mesh  | mtls
        D some paths: others are not found          | {PARENT, rules: [{matches: [{path: {value: /a}}]}]}         | data  | mesh  | unknown
        D callers without proxy know no route       | {PARENT, rules: [{matches: [{path: {value: /a}}]}]}         | data  | plain | plain
        D of the caller's own namespace             | {PARENT, rules: [{matches: [{path: {value: /a}}]}]}         | shop  | mesh  | unknown
        D of somebody else's namespace              | {PARENT, rules: [{matches: [{path: {value: /a}}]}]}         | other | mesh  | mtls
        D another port of the Service               | {PORT9000, rules: [{matches: [{path: {value: /a}}]}]}       | data  | mesh  | mtls
        D this port of the Service                  | {PORT80, rules: [{matches: [{path: {value: /a}}]}]}         | data  | mesh  | unknown
        D the port of the pod is none               | {PORT8080, rules: [{matches: [{path: {value: /a}}]}]}       | data  | mesh  | mtls
        D it leads to another Service               | {PARENT, rules: [{backendRefs: [{name: other, port: 80}]}]} | data  | mesh  | unknown
        D it leads to the Service itself            | {PARENT, rules: [{backendRefs: [{name: db, port: 80}]}]}    | data  | mesh  | mtls
        D it redirects                              | {PARENT, rules: [{filters: [{type: RequestRedirect}]}]}     | data  | mesh  | unknown
        A.3 an unknown filter puts the route aside  | {PARENT, rules: [{matches: [{path: {value: /a}}], filters: [{type: ExtensionRef}]}]} | data | mesh | mtls
        D for a host name                           | {PARENT, hostnames: [db.example.com]}                       | data  | mesh  | unknown
        A.3 a parent without its group is a gateway's | {parentRefs: [{kind: Service, name: db}], rules: [{matches: [{path: {value: /a}}]}]} | data | mesh | mtls
        """)
    void routes_of_a_service_lead_requests(
            String section, String spec, String namespace, String caller, String expected) {
        var written = spec.replace("PARENT", PARENT.formatted(""))
                .replace("PORT9000", PARENT.formatted(", port: 9000"))
                .replace("PORT8080", PARENT.formatted(", port: 8080"))
                .replace("PORT80", PARENT.formatted(", port: 80"));

        assertThat(new Scene().route("HTTPRoute", namespace, "r", written).call(caller, 8080))
                .describedAs(section)
                .isEqualTo(expected);
    }

    private static final String NARROW = "{" + PARENT.formatted("") + ", rules: [{matches: [{path: {value: /a}}]}]}";

    @Test
    void routes_of_both_namespaces_are_taken_together() {
        var scene = new Scene()
                .route("HTTPRoute", "shop", "r", NARROW)
                .route("HTTPRoute", "data", "all", "{" + PARENT.formatted("") + "}");

        assertThat(scene.call("mesh", 8080)).isEqualTo("mtls");
    }

    @Test
    void grpc_routes_put_http_routes_of_the_same_port_aside() {
        var scene = new Scene()
                .route("HTTPRoute", "data", "r", NARROW)
                .route("GRPCRoute", "data", "g", "{" + PARENT.formatted("") + "}");

        assertThat(scene.call("mesh", 8080)).isEqualTo("mtls");
    }

    @Test
    void routes_say_nothing_about_bytes() {
        assertThat(new Scene().route("HTTPRoute", "data", "r", NARROW).call("mesh", 8080, Application.TCP))
                .isEqualTo("mtls");
    }

    @Test
    void a_headless_service_has_no_routes_and_keeps_identities() {
        var scene = new Scene().add(Scene.SERVICE.replace("10.0.0.7", "None")).route("HTTPRoute", "data", "r", NARROW);
        var arrival = new Arrival(Optional.of(new ServiceId("data", "db")), 8080, 8080, Arrival.Others.SOME_OUTSIDE);

        assertThat(Scene.word(scene.verdict(Hop.call(Scene.caller("mesh"), scene.db(), arrival, Application.HTTP))))
                .isEqualTo("mtls");
    }

    @Test
    void annotations_of_a_headless_service_say_nothing() {
        var scene = new Scene()
                .add(Scene.SERVICE
                        .replace("10.0.0.7", "None")
                        .replace(
                                "namespace: data}",
                                "namespace: data, annotations: {config.linkerd.io/opaque-ports: \"4222\"}}"));

        assertThat(scene.call("mesh", 4222, Application.SERVER_FIRST)).isEqualTo("unknown");
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
        A.2 a profile with routes never answers 404     | {routes: [{name: a, condition: {pathRegex: /a}}]}         | mtls
        A.2 a profile that sends a share elsewhere      | {dstOverrides: [{authority: x.y.svc.cluster.local, weight: 1}]} | unknown
        A.2 shares that all lead to the Service itself  | {dstOverrides: [{authority: db.data.svc.cluster.local, weight: 1}, {authority: x.y.svc.cluster.local, weight: 0}]} | mtls
        A.2 a share for another port of it              | {dstOverrides: [{authority: "db.data.svc.cluster.local:9000", weight: 1}]} | unknown
        A.2 shares that all weigh nothing               | {dstOverrides: [{authority: db.data.svc.cluster.local, weight: 0}]} | unknown
        A.2 a profile that says nothing of routes       | {opaquePorts: ["1"]}                                      | unknown
        """)
    void a_profile_stands_in_for_routes(String section, String spec, String expected) {
        var scene = new Scene()
                .add("linkerd.io/v1alpha2", "ServiceProfile", "data", "db.data.svc.cluster.local", spec)
                .route("HTTPRoute", "data", "r", NARROW);

        assertThat(scene.call("mesh", 8080)).describedAs(section).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
        A.2 Linkerd alone does not read TrafficSplits        | {metadata: {name: something, namespace: smi}}     | mtls
        A.2 its extension for SMI does                       | {metadata: {name: smi-adaptor, namespace: smi}}   | unknown
        A.2 Linkerd was there, its extension was not read    | {metadata: {name: linkerd-identity, namespace: linkerd}, spec: {template: {metadata: {labels: {linkerd.io/control-plane-component: identity}}}}} | unknown
        """)
    void a_traffic_split_counts_where_somebody_reads_it(String section, String deployment, String expected) {
        var scene = new Scene()
                .add("{apiVersion: apps/v1, kind: Deployment, " + deployment.substring(1))
                .add(
                        "split.smi-spec.io/v1alpha1",
                        "TrafficSplit",
                        "data",
                        "db",
                        "{service: db, backends: [{service: db, weight: 500m}, {service: other, weight: 500m}]}");

        assertThat(scene.call("mesh", 8080)).describedAs(section).isEqualTo(expected);
    }

    @Test
    void a_traffic_split_that_leaves_everything_where_it_is_raises_no_doubt() {
        var scene = new Scene()
                .add("{apiVersion: apps/v1, kind: Deployment, metadata: {name: smi-adaptor, namespace: smi}}")
                .add(
                        "split.smi-spec.io/v1alpha1",
                        "TrafficSplit",
                        "data",
                        "db",
                        "{service: db, backends: [{service: db, weight: 1000m}, {service: other, weight: 0m}]}");

        assertThat(scene.call("mesh", 8080)).isEqualTo("mtls");
    }

    @Test
    void the_profile_of_the_callers_namespace_comes_first() {
        var scene = new Scene()
                .add(
                        "linkerd.io/v1alpha2",
                        "ServiceProfile",
                        "data",
                        "db.data.svc.cluster.local",
                        "{dstOverrides: [{authority: x.y.svc.cluster.local, weight: 1}]}")
                .add(
                        "linkerd.io/v1alpha2",
                        "ServiceProfile",
                        "shop",
                        "db.data.svc.cluster.local",
                        "{routes: [{name: a, condition: {pathRegex: /a}}]}");

        assertThat(scene.call("mesh", 8080)).isEqualTo("mtls");
    }

    @Test
    void a_port_that_the_service_does_not_declare_is_refused_by_the_callers_proxy() {
        var arrival = new Arrival(Optional.of(new ServiceId("data", "db")), 7000, 7000, Arrival.Others.ALL_IN_THE_MESH);
        var scene = new Scene();

        assertThat(Scene.word(scene.verdict(Hop.call(Scene.caller("mesh"), scene.db(), arrival, Application.HTTP))))
                .isEqualTo("refused");
        assertThat(Scene.word(scene.verdict(Hop.call(Scene.caller("plain"), scene.db(), arrival, Application.HTTP))))
                .isEqualTo("plain");
    }

    @Test
    void calls_of_a_pods_own_address_have_an_identity() {
        var scene = new Scene().annotated("default-inbound-policy", "all-authenticated");

        assertThat(scene.direct("mesh", 8080, Application.HTTP)).isEqualTo("mtls");
        assertThat(scene.direct("plain", 8080, Application.HTTP)).isEqualTo("refused");
    }
}
