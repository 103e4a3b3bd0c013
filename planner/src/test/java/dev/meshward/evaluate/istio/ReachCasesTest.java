package dev.meshward.evaluate.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Reach;
import dev.meshward.evaluate.Versions;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.ManifestReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To whom a changed object of Istio may matter: whoever is left out is not judged again. */
class ReachCasesTest {

    private static List<Reach> reach(String version, String kind, String place, String spec) {
        var names = place.split("/");
        return new IstioRules("istio-system")
                .reachOf(
                        ManifestReader.one("""
                            apiVersion: %s
                            kind: %s
                            metadata: {name: %s, namespace: %s}
                            %s
                            """.formatted(version, kind, names[1], names[0], spec)),
                        new Versions(World.of(List.of()), List.of()));
    }

    private static Reach pods(String app, Reach.Ends ends) {
        var labels = app.isEmpty() ? Map.<String, String>of() : Map.of("app", app);
        return new Reach.PodsOf("data", new LabelSelector(labels, List.of()), ends);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
        PeerAuthentication  | spec: {selector: {matchLabels: {app: db}}} | db
        PeerAuthentication  | spec: {}                                   | ''
        AuthorizationPolicy | spec: {selector: {matchLabels: {app: db}}} | db
        AuthorizationPolicy | spec: {}                                   | ''
        """)
    void a_policy_matters_to_the_callees_it_selects(String kind, String spec, String app) {
        assertThat(reach("security.istio.io/v1", kind, "data/some", spec))
                .containsExactly(pods(app, Reach.Ends.CALLEE));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        security.istio.io/v1             | PeerAuthentication  | istio-system/some | spec: {}
        security.istio.io/v1             | AuthorizationPolicy | istio-system/some | spec: {selector: {matchLabels: {app: db}}}
        security.istio.io/v1             | AuthorizationPolicy | data/some         | spec: {targetRefs: [{kind: Gateway, name: waypoint}]}
        networking.istio.io/v1           | Sidecar             | istio-system/some | spec: {}
        networking.istio.io/v1           | DestinationRule     | data/some         | spec: {host: '*.data.svc.cluster.local'}
        networking.istio.io/v1           | DestinationRule     | data/some         | spec: {host: db.example}
        networking.istio.io/v1           | VirtualService      | data/some         | spec: {hosts: [db]}
        networking.istio.io/v1           | EnvoyFilter         | data/some         | spec: {}
        gateway.networking.k8s.io/v1     | Gateway             | data/some         | spec: {}
        v1                               | ConfigMap           | istio-system/istio | 'data: {mesh: ""}'
        v1                               | ConfigMap           | istio-system/istio-cni-config | 'data: {}'
        apps/v1                          | DaemonSet           | istio-system/ztunnel | spec: {}
        admissionregistration.k8s.io/v1  | MutatingWebhookConfiguration | istio-system/istio-sidecar-injector | spec: {}
        """)
    void what_may_be_about_any_call_matters_to_everybody(String version, String kind, String place, String spec) {
        assertThat(reach(version, kind, place, spec)).containsExactly(new Reach.Everybody());
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
        policy.linkerd.io/v1alpha1      | AuthorizationPolicy | data/some           | spec: {targetRef: {kind: Server, name: api}}
        policy.linkerd.io/v1alpha1      | AuthorizationPolicy | istio-system/some   | spec: {}
        policy.linkerd.io/v1beta3       | Server              | data/some           | spec: {podSelector: {}, port: 1}
        telemetry.istio.io/v1           | Telemetry           | data/some           | spec: {}
        networking.istio.io/v1beta1     | ProxyConfig         | data/some           | spec: {}
        v1                              | ConfigMap           | data/istio          | 'data: {mesh: ""}'
        v1                              | ConfigMap           | istio-system/other  | 'data: {mesh: ""}'
        apps/v1                         | DaemonSet           | data/other          | spec: {}
        admissionregistration.k8s.io/v1 | MutatingWebhookConfiguration | data/linkerd-proxy-injector | spec: {}
        """)
    void policies_of_the_other_mesh_and_what_decides_nothing_matter_to_nobody(
            String version, String kind, String place, String spec) {
        assertThat(reach(version, kind, place, spec)).containsExactly(new Reach.Nobody());
    }

    @Test
    void a_sidecar_matters_to_the_callers_it_selects() {
        assertThat(reach(
                        "networking.istio.io/v1",
                        "Sidecar",
                        "data/some",
                        "spec: {workloadSelector: {labels: {app: db}}}"))
                .containsExactly(pods("db", Reach.Ends.CALLER));
    }

    @ParameterizedTest
    @CsvSource({"db", "db.data.svc.cluster.local"})
    void a_destination_rule_for_one_service_matters_to_calls_of_it(String host) {
        assertThat(reach("networking.istio.io/v1", "DestinationRule", "data/some", "spec: {host: " + host + "}"))
                .containsExactly(new Reach.CallsTo(new ServiceId("data", "db")));
    }
}
