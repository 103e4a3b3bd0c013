package dev.meshward.mesh.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KubeletProbesTest {

    @Test
    void plain_http_and_tcp_succeed_whatever_the_port_accepts() {
        assertThat(answered("readinessProbe: {httpGet: {path: /, port: 8080}}")).isTrue();
        assertThat(answered("readinessProbe: {tcpSocket: {port: 8080}}")).isTrue();
        assertThat(answered("readinessProbe: {exec: {command: [ls]}}")).isTrue();
    }

    @Test
    void grpc_and_https_are_calls_without_identity() {
        assertThat(answered("readinessProbe: {grpc: {port: 8080}}")).isFalse();
        assertThat(answered("readinessProbe: {httpGet: {path: /, port: 8080, scheme: HTTPS}}"))
                .isFalse();
    }

    @Test
    void http_on_an_opaque_port_is_not_read_and_so_not_authorized() {
        var probe = "livenessProbe: {httpGet: {path: /, port: 8080}}";
        var given = Given.cluster(
                with(Given.deployment("shop", "cart", "app: cart", "config.linkerd.io/opaque-ports: '8080'"), probe));

        assertThat(new KubeletProbes(given.snapshot()).areAnswered(given.workload("cart"), 8080))
                .isFalse();
    }

    private static boolean answered(String probe) {
        var given = Given.cluster(with(Given.deployment("shop", "cart"), probe));
        return new KubeletProbes(given.snapshot()).areAnswered(given.workload("cart"), 8080);
    }

    private static String with(String deployment, String probe) {
        return deployment.replace(
                "ports: [{containerPort: 8080}]", "ports: [{containerPort: 8080}]\n          " + probe);
    }
}
