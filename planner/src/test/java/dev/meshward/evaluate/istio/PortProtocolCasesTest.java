package dev.meshward.evaluate.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.Service;
import dev.meshward.manifest.ManifestReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** istio.md C.1: what a port is taken to speak. */
class PortProtocolCasesTest {

    @ParameterizedTest(name = "C.1 {0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
        {name: http, port: 80}                                  | HTTP
        {name: http-api, port: 80}                              | HTTP
        {name: HTTP-api, port: 80}                              | HTTP
        {name: http2-api, port: 80}                             | HTTP
        {name: grpc, port: 80}                                  | HTTP
        {name: grpc-web, port: 80}                              | HTTP
        {name: http_proxy, port: 80}                            | HTTP
        {name: httpapi, port: 80}                               | DETECTED
        {name: api-http, port: 80}                              | DETECTED
        {name: https, port: 443}                                | TCP
        {name: tls-x, port: 443}                                | TCP
        {name: tcp, port: 80}                                   | TCP
        {name: mongo, port: 1}                                  | TCP
        {name: redis-x, port: 1}                                | TCP
        {name: mysql, port: 1}                                  | TCP
        {name: main, port: 3306}                                | TCP
        {name: main, port: 27017}                               | TCP
        {name: main, port: 25}                                  | TCP
        {name: main, port: 5432}                                | DETECTED
        {name: http-mysql, port: 3306}                          | HTTP
        {port: 8080}                                            | DETECTED
        {name: tcp, appProtocol: http, port: 80}                | HTTP
        {name: http, appProtocol: tcp, port: 80}                | TCP
        {name: http, appProtocol: postgresql, port: 5432}       | DETECTED
        {name: x, appProtocol: kubernetes.io/h2c, port: 80}     | HTTP
        {name: x, appProtocol: kubernetes.io/ws, port: 80}      | HTTP
        {name: x, appProtocol: kubernetes.io/wss, port: 80}     | TCP
        {name: http, appProtocol: kubernetes.io/foo, port: 80}  | DETECTED
        {name: http, protocol: UDP, port: 80}                   | UDP
        """)
    void a_port_speaks_what_it_is_named_after(String port, PortProtocol expected) {
        var field = ManifestReader.one("apiVersion: v1\nkind: X\nport: " + port).at("port");

        assertThat(PortProtocol.of(new Service.ServicePort(field))).isEqualTo(expected);
    }

    @Test
    void services_that_disagree_about_one_port_of_a_pod_leave_it_open() {
        var scene = new Scene().add("""
            apiVersion: v1
            kind: Service
            metadata: {name: also, namespace: data}
            spec: {selector: {app: db}, ports: [{name: tcp-api, port: 81, targetPort: 8080}]}
            """);

        assertThat(new Services().inbound(Scene.db(), 8080, scene.world())).isEqualTo(PortProtocol.DISPUTED);
    }

    @Test
    void a_port_that_no_service_leads_to_is_looked_at() {
        assertThat(new Services().inbound(Scene.db(), 7777, new Scene().world()))
                .isEqualTo(PortProtocol.DETECTED);
    }

    @Test
    void a_named_target_port_is_found_in_the_pod() {
        assertThat(new Services().inbound(Scene.db(), 3307, new Scene().world()))
                .isEqualTo(PortProtocol.TCP);
        assertThat(new Services().inbound(Scene.db(), 8080, new Scene().world()))
                .isEqualTo(PortProtocol.HTTP);
    }
}
