package dev.meshward.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Labels and annotations of proxies in both directions (linkerd G.6, G.7). */
class ProxySettingsTest {

    private static String web(String labels, String annotations) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec:
              template:
                metadata: {labels: {app: web%s}, annotations: {%s}}
                spec: {containers: [{name: main}]}
            """.formatted(labels, annotations);
    }

    @Test
    void annotations_of_istio_become_those_of_linkerd() {
        var given = Given.toLinkerd(web(
                ", sidecar.istio.io/inject: 'true'",
                "sidecar.istio.io/proxyCPU: 200m, traffic.sidecar.istio.io/excludeInboundPorts: '25,9000',"
                        + " sidecar.istio.io/logLevel: warning,"
                        + " proxy.istio.io/config: 'holdApplicationUntilProxyStarts: true'"));

        assertThat(given.patches())
                .contains("config.linkerd.io/proxy-cpu-request: 200m")
                .contains("config.linkerd.io/skip-inbound-ports: \"25,4567-4568,9000\"")
                .contains("config.linkerd.io/proxy-log-level: warn,linkerd=warn")
                .contains("config.linkerd.io/proxy-await: enabled")
                .contains("sidecar.istio.io/proxyCPU: null");
    }

    @Test
    void ports_that_are_to_be_captured_are_said_by_those_that_are_not() {
        var given = Given.toLinkerd(web("", "traffic.sidecar.istio.io/includeInboundPorts: '8080'"));

        assertThat(given.patches()).contains("skip-inbound-ports: \"1-8079,8081-65535\"");
    }

    @Test
    void annotations_of_a_namespace_reach_each_workload_that_says_nothing_itself() {
        var given = Given.toIstio(
                web("", "config.linkerd.io/proxy-await: disabled"),
                web("", "config.linkerd.io/proxy-cpu-request: 50m").replace("name: web,", "name: cart,"),
                Shop.namespace(
                        ", annotations: {config.linkerd.io/proxy-cpu-request: 100m, linkerd.io/inject: enabled}"));

        assertThat(given.patches())
                .contains("sidecar.istio.io/proxyCPU: 100m")
                .contains("sidecar.istio.io/proxyCPU: 50m")
                .contains("holdApplicationUntilProxyStarts: false")
                .contains("istio-injection: enabled");
    }

    @Test
    void what_a_mesh_wrote_itself_and_what_stands_where_nobody_reads_it_is_lost() {
        var given = Given.toIstio(web(", linkerd.io/control-plane-ns: linkerd", "viz.linkerd.io/tap-enabled: 'true'")
                .replace("namespace: shop}", "namespace: shop, annotations: {linkerd.io/inject: enabled}}"));

        assertThat(given.patches()).isEmpty();
        assertThat(given.fates().lines()).hasSize(3).allMatch(line -> line.endsWith("lost"));
    }

    @Test
    void a_range_of_ports_is_listed_port_by_port() {
        var given = Given.toIstio(web("", "config.linkerd.io/skip-outbound-ports: '4000-4002'"));

        assertThat(given.patches()).contains("excludeOutboundPorts: \"4000,4001,4002\"");
    }
}
