package dev.meshward.dependencies;

import static dev.meshward.dependencies.Calls.assertBelieved;
import static dev.meshward.dependencies.Calls.assertCertain;
import static dev.meshward.dependencies.Calls.assertThoughtOf;
import static dev.meshward.dependencies.WrittenCluster.deployment;
import static dev.meshward.dependencies.WrittenCluster.server;
import static dev.meshward.dependencies.WrittenCluster.service;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every place where a call can be read from, one case each. */
class EvidenceSourcesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env: [{name: LEDGER_ADDR, value: 'ledger:8080'}]",
                "env: [{name: LEDGER_HOST, value: ledger}, {name: LEDGER_PORT, value: '8080'}]",
                "env: [{name: H, value: ledger}, {name: LEDGER_URL, value: 'http://$(H):8080'}]",
                "env: [{name: LEDGER_URL, value: 'http://$(LEDGER_SERVICE_HOST):$(LEDGER_SERVICE_PORT)'}]",
                "args: ['--ledger=http://ledger:8080']",
                "args: ['-ledger-addr', 'ledger.shop.svc:8080']",
                "command: [sh, -c, 'until nc -z ledger 8080; do sleep 1; done; exec ./run']",
                "command: [/bin/bash, -ec, './send --to http://ledger:8080']",
                "command: ['./run']\nreadinessProbe: {exec: {command: [sh, -c, 'curl -f http://ledger:8080/health']}}",
                "lifecycle: {postStart: {exec: {command: [wget, 'http://ledger:8080/hello']}}}"
            })
    void a_container_can_name_its_callee_in_many_ways(String container) {
        assertBelieved(deployment("web", container + "\n"), server("ledger", 8080))
                .containsExactly("web -> ledger:8080");
    }

    @Test
    void init_containers_and_native_sidecars_call_as_well() {
        assertBelieved(deployment("web", "") + """
                  initContainers:
                  - name: wait
                    image: busybox
                    command: [sh, -c, "until nslookup ledger.shop.svc.cluster.local; do sleep 2; done"]
            """, server("ledger", 8080)).containsExactly("web -> ledger:8080");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.yaml: |\n  client:\n    ledger:\n      host: ledger\n      port: 8080\n",
                "app.json: |\n  {\"ledger\": {\"addr\": \"ledger\", \"port\": 8080}}\n",
                "app.properties: |\n  ledger.url=http://ledger:8080\n",
                "app.toml: |\n  [ledger]\n  servers = [\n    \"ledger:8080\",\n  ]\n",
                "nginx.conf: |\n"
                        + "  upstream back { server ledger:8080; }\n"
                        + "  server { location / { proxy_pass http://back; } }\n",
                "site.xml: |\n"
                    + "  <configuration><property><name>ledger.address</name><value>http://ledger:8080</value></property></configuration>\n",
                "run.sh: |\n  #!/bin/sh\n  curl http://ledger:8080/\n",
                "page.tpl: |\n  {{ with $x := getHTTP \"http://ledger:8080/\" }}{{ end }}\n",
                "envoy.yaml: |\n  socket_address: { address: ledger, port_value: 8080 }\n",
                "settings.py: |\n  LEDGER = 'http://ledger:8080'\n"
            })
    void a_mounted_file_is_read_by_its_own_syntax(String entry) {
        var map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: files}\ndata:\n" + entry.indent(2);
        var web = deployment("web", "volumeMounts: [{name: c, mountPath: /c}]\n")
                + "volumes: [{name: c, projected: {sources: [{configMap: {name: files}}]}}]\n".indent(6);
        assertCertain(map, web, server("ledger", 8080)).containsExactly("web -> ledger:8080");
    }

    @Test
    void a_secret_is_read_where_the_workload_uses_it_and_never_shown() {
        var secret = """
            apiVersion: v1
            kind: Secret
            metadata: {name: db}
            data: {url: cG9zdGdyZXM6Ly9hcHA6czNjcjN0QGxlZGdlcjo1NDMyL21haW4=}
            """;
        var web = deployment("web", "env: [{name: DB, valueFrom: {secretKeyRef: {name: db, key: url}}}]\n");
        assertCertain(secret, web, server("ledger", 5432)).containsExactly("web -> ledger:5432");
        assertThat(Calls.graph(secret, web, server("ledger", 5432))
                        .dependencies()
                        .toString())
                .doesNotContain("s3cr3t");
    }

    @Test
    void a_map_that_nobody_uses_tells_nothing() {
        assertThoughtOf(
                        "apiVersion: v1\n"
                                + "kind: ConfigMap\n"
                                + "metadata: {name: m}\n"
                                + "data: {LEDGER_URL: 'http://ledger:8080'}\n",
                        deployment("web", ""),
                        server("ledger", 8080))
                .isEmpty();
    }

    @Test
    void consul_upstreams_are_calls() {
        var web = deployment("web", "")
                .replace(
                        "metadata: {labels: {app: web}}",
                        "metadata: {labels: {app: web}, annotations: {consul.hashicorp.com/connect-service-upstreams:"
                                + " 'ledger:1234'}}");
        assertCertain(web, server("ledger", 8080)).containsExactly("web -> ledger:8080");
    }

    @Test
    void an_ingress_and_a_gateway_let_the_world_in() {
        assertCertain(server("web", 80), """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: web}
            spec:
              rules: [{http: {paths: [{path: /, backend: {service: {name: web, port: {number: 80}}}}]}}]
            """).containsExactly("(ingress) -> web:80");
        assertCertain(server("web", 80), """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: web}
            spec: {parentRefs: [{name: public}], rules: [{backendRefs: [{name: web, port: 80}]}]}
            """).containsExactly("(ingress) -> web:80");
        assertCertain(server("web", 80), """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: web}
            spec:
              hosts: ["*"]
              gateways: [public]
              http: [{route: [{destination: {host: web, port: {number: 80}}}]}]
            """).containsExactly("(ingress) -> web:80");
    }

    @Test
    void an_exposed_service_is_a_hint_only() {
        var yaml = server("web", 80)
                .replace(
                        "spec:\n  selector: {app: web}\n  ports",
                        "spec:\n  type: NodePort\n  selector: {app: web}\n  ports");
        assertBelieved(yaml).isEmpty();
        assertThoughtOf(yaml).containsExactly("(ingress) -> web:80");
    }

    @Test
    void who_calls_a_name_that_is_split_calls_the_parts() {
        assertBelieved(
                        deployment("web", "env: [{name: LEDGER_URL, value: 'http://ledger:8080'}]\n"),
                        server("ledger", 8080),
                        server("ledger-next", 8080),
                        """
                        apiVersion: split.smi-spec.io/v1alpha1
                        kind: TrafficSplit
                        metadata: {name: ledger}
                        spec: {service: ledger, backends: [{service: ledger, weight: 9}, {service: ledger-next, weight: 1}]}
                        """)
                .containsExactly("web -> ledger:8080", "web -> ledger-next:8080");
    }

    @Test
    void webhooks_and_aggregated_apis_are_called_by_the_api_server() {
        assertCertain(server("hook", 443), """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: hook}
            webhooks: [{name: h.x.io, clientConfig: {service: {name: hook, namespace: shop}}}]
            """).containsExactly("kube-apiserver -> hook:443");
        assertCertain(server("metrics", 443), """
            apiVersion: apiregistration.k8s.io/v1
            kind: APIService
            metadata: {name: v1.metrics.x.io}
            spec: {group: metrics.x.io, version: v1, service: {name: metrics, namespace: shop}}
            """).containsExactly("kube-apiserver -> metrics:443");
    }

    @Test
    void a_service_monitor_is_scraped_by_the_prometheus_that_picks_it_up() {
        var monitor = """
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: ledger, labels: {team: a}}
            spec: {selector: {matchLabels: {metrics: "yes"}}, endpoints: [{targetPort: 8080}]}
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: k8s}
            spec: {serviceMonitorSelector: {matchLabels: {team: %s}}}
            """;
        var ledger = server("ledger", 8080)
                .replace(
                        "kind: Service\nmetadata: {name: ledger}",
                        "kind: Service\nmetadata: {name: ledger, labels: {metrics: \"yes\"}}");
        assertCertain(ledger, monitor.formatted("a")).containsExactly("prometheus-k8s -> ledger:8080");
        assertThoughtOf(ledger, monitor.formatted("b")).isEmpty();
    }

    @Test
    void an_identity_in_a_policy_stands_for_its_workload() {
        var web = deployment("web", "").replace("    spec:\n", "    spec:\n      serviceAccountName: web\n");
        assertBelieved(web, server("ledger", 8080), """
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: ledger}
            spec:
              selector: {matchLabels: {app: ledger}}
              rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]
            """).containsExactly("web -> ledger");
    }

    @Test
    void a_probe_is_a_call_of_the_kubelet() {
        var graph = Calls.graph(deployment(
                "web", "ports: [{name: http, containerPort: 80}]\nreadinessProbe: {httpGet: {port: http}}\n"));
        assertThat(graph.dependencies()).singleElement().satisfies(probe -> {
            assertThat(probe.kind()).isEqualTo(DependencyKind.PROBE);
            assertThat(probe.port()).isEqualTo(80);
        });
    }

    @Test
    void a_data_base_installed_elsewhere_dangles_believably_and_a_stale_name_does_not() {
        assertBelieved(deployment("web", "env: [{name: DB_URL, value: 'jdbc:mysql://orders-db:3306/main'}]\n"))
                .containsExactly("web -> orders-db:3306");
        assertBelieved(deployment("web", "env: [{name: LEDGER_URL, value: 'http://ledger:8080'}]\n"))
                .isEmpty();
        assertThoughtOf(deployment("web", "env: [{name: LEDGER_URL, value: 'http://ledger:8080'}]\n"))
                .containsExactly("web -> ledger:8080");
    }

    @Test
    void two_kinds_of_evidence_make_a_call_certain() {
        assertCertain(
                        deployment("web", "command: [sh, -c, 'curl ledger/rates > /tmp/rates; ./run']\n"),
                        server("ledger", 8080))
                .isEmpty();
        assertCertain(
                        deployment("web", "command: [sh, -c, 'curl ledger/rates > /tmp/rates; ./run']\n"),
                        server("ledger", 8080),
                        """
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata: {name: p}
                        spec:
                          podSelector: {matchLabels: {app: ledger}}
                          ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 8080}]}]
                        """)
                .containsExactly("web -> ledger:8080");
    }

    @Test
    void workloads_that_say_nothing_are_unknown_and_data_bases_are_not() {
        var graph = Calls.graph(
                deployment("web", ""),
                deployment("db", "").replace("example.org/db:1", "postgres:16"),
                service("web", 80));
        assertThat(graph.unknown()).extracting(Object::toString).containsExactly("deployment shop/web");
    }

    @Test
    void evidence_carries_the_line_inside_a_file() {
        var graph = Calls.graph(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: files}
                data:
                  app.yaml: |
                    name: web
                    ledger:
                      url: http://ledger:8080
                """,
                deployment("web", "volumeMounts: [{name: c, mountPath: /c}]\n")
                        + "volumes: [{name: c, configMap: {name: files}}]\n".indent(6),
                server("ledger", 8080));
        assertThat(graph.dependencies().getFirst().evidence().getFirst().place())
                .hasToString("cluster.yaml:8 data['app.yaml']");
    }
}
