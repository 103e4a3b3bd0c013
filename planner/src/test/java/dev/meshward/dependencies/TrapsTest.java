package dev.meshward.dependencies;

import static dev.meshward.dependencies.Calls.assertBelieved;
import static dev.meshward.dependencies.Calls.assertThoughtOf;
import static dev.meshward.dependencies.WrittenCluster.deployment;
import static dev.meshward.dependencies.WrittenCluster.server;
import static dev.meshward.dependencies.WrittenCluster.service;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What looks like a call and is none. Each case is one that is a call but for the trap. */
class TrapsTest {

    private static String env(String name, String value) {
        return """
            env:
            - {name: %s, value: "%s"}
            """.formatted(name, value);
    }

    private static void assertNoCall(String key, String value) {
        assertThoughtOf(deployment("web", env(key, value)), server("ledger", 8080))
                .isEmpty();
    }

    @Test
    void a_plain_setting_with_this_value_is_a_call() {
        assertBelieved(deployment("web", env("LEDGER_URL", "http://ledger:8080")), server("ledger", 8080))
                .containsExactly("web -> ledger:8080");
        assertBelieved(deployment("web", env("LEDGER_HOST", "ledger")), server("ledger", 8080))
                .containsExactly("web -> ledger:8080");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO_PROXY | localhost,ledger,10.0.0.0/8",
                "no_proxy | ledger:8080",
                "ALLOWED_HOSTS | ledger",
                "CORS_ORIGINS | http://ledger:8080",
                "JAVA_NON_PROXY_HOSTS | http://ledger:8080"
            })
    void a_list_of_hosts_that_are_let_in_or_left_out_is_no_call(String key, String value) {
        assertNoCall(key, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRES_DB | ledger",
                "RABBIT_QUEUE | ledger",
                "KAFKA_TOPIC | ledger",
                "DB_USER | ledger",
                "KEYCLOAK_REALM | ledger",
                "COLOR | ledger",
                "GREETING | ledger"
            })
    void a_name_of_something_else_that_equals_a_service_is_no_call(String key, String value) {
        assertNoCall(key, value);
    }

    @Test
    void a_user_beside_a_port_is_no_host() {
        assertThoughtOf(deployment("web", """
            env:
            - {name: DB_USER, value: ledger}
            - {name: DB_PORT, value: "8080"}
            """), server("ledger", 8080)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LISTEN_ADDR | ledger:8080",
                "BIND_HOST | ledger",
                "KAFKA_ADVERTISED_LISTENERS | PLAINTEXT://ledger:8080",
                "EXTERNAL_URL | http://ledger:8080"
            })
    void where_a_workload_listens_or_how_it_presents_itself_is_no_call(String key, String value) {
        assertNoCall(key, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NEXT_PUBLIC_API_URL | http://ledger:8080",
                "PUBLIC_API_HOST | ledger:8080",
                "REACT_APP_API_URL | http://ledger:8080",
                "VITE_API_URL | http://ledger:8080"
            })
    void an_address_for_browsers_is_no_call_of_the_pod(String key, String value) {
        assertNoCall(key, value);
    }

    @Test
    void an_image_is_no_host() {
        assertNoCall("SIDECAR_IMAGE", "ledger:8080");
    }

    @Test
    void a_path_or_a_reference_with_a_namespace_is_no_host() {
        assertNoCall("CONFIG_SOURCE", "shop/ledger");
        assertNoCall("DATA_URL", "/var/lib/ledger");
    }

    @Test
    void a_class_name_is_no_host() {
        assertNoCall("HANDLER_SERVICE", "org.ledger.Main");
    }

    @Test
    void the_own_address_is_no_call() {
        assertThoughtOf(deployment("ledger", env("LEDGER_URL", "http://ledger:8080")) + "---\n"
                        + service("ledger", 8080))
                .isEmpty();
    }

    @Test
    void listen_addresses_and_the_pod_itself_are_no_calls() {
        assertThoughtOf(deployment("web", """
            args: ["--rpc=0.0.0.0:8090", "--metrics=:9090", "--peer=localhost:8080", "--self=127.0.0.1:80"]
            """), server("ledger", 8080)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ENABLE_LEDGER,0", "LEDGER_ENABLED,false", "DISABLE_LEDGER,1", "USE_LEDGER,off"})
    void a_feature_that_a_sibling_switches_off_is_no_call(String key, String value) {
        assertThoughtOf(deployment("web", """
            env:
            - {name: LEDGER_URL, value: "http://ledger:8080"}
            - {name: %s, value: "%s"}
            """.formatted(key, value)), server("ledger", 8080))
                .isEmpty();
    }

    @Test
    void a_feature_that_a_sibling_switches_on_is_a_call() {
        assertBelieved(deployment("web", """
            env:
            - {name: LEDGER_URL, value: "http://ledger:8080"}
            - {name: ENABLE_LEDGER, value: "1"}
            """), server("ledger", 8080)).containsExactly("web -> ledger:8080");
    }

    @Test
    void a_section_of_a_file_that_is_disabled_is_no_call() {
        assertThoughtOf(mounting("web", "app.yaml", """
            tracing:
              enabled: false
              exporter:
                endpoint: http://ledger:8080
            """), server("ledger", 8080))
                .isEmpty();
    }

    @Test
    void comments_and_examples_in_files_are_no_calls() {
        assertThoughtOf(
                        mounting("web", "app.properties", "# ledger.url=http://ledger:8080\nname=web\n"),
                        server("ledger", 8080))
                .isEmpty();
        assertThoughtOf(
                        mounting("web", "nginx.conf", "server {\n  # proxy_pass http://ledger:8080;\n}\n"),
                        server("ledger", 8080))
                .isEmpty();
        assertThoughtOf(mounting("web", "_example", "ledger: http://ledger:8080\n"), server("ledger", 8080))
                .isEmpty();
        assertThoughtOf(mounting("web", "app.yaml", "# url: http://ledger:8080\nname: web\n"), server("ledger", 8080))
                .isEmpty();
    }

    @Test
    void dashboards_and_alert_rules_are_no_calls() {
        assertThoughtOf(mounting("grafana", "shop.json", """
            {"panels": [{"url": "http://ledger:8080", "gridPos": {"x": 0}}], "schemaVersion": 30}
            """), server("ledger", 8080))
                .isEmpty();
        assertThoughtOf(mounting("prometheus", "rules.yaml", """
            groups:
            - rules:
              - alert: LedgerDown
                expr: up{instance="ledger:8080"} == 0
            """), server("ledger", 8080))
                .isEmpty();
    }

    @Test
    void label_selectors_for_kubectl_are_no_calls() {
        assertThoughtOf(deployment("chaos", """
            command: [sh, -c]
            args: ["kubectl delete pod --selector 'app in (ledger, web)' --namespace shop; sleep 5"]
            """), server("ledger", 8080)).isEmpty();
    }

    @Test
    void an_identity_in_a_mesh_is_no_host() {
        assertThoughtOf(deployment("web", """
            args: ["--service-name=ledger.shop.serviceaccount.identity.linkerd.cluster.local:8080"]
            """), server("ledger", 8080)).isEmpty();
    }

    @Test
    void documentation_links_and_example_hosts_are_no_egress() {
        assertNoCall("DOCS_URL", "https://intranet.acme.io/ledger");
        assertNoCall("API_URL", "https://api.example.com/v1");
    }

    @Test
    void a_metric_prefix_that_looks_like_a_host_is_no_egress() {
        assertThoughtOf(deployment("web", "args: [--stackdriver-prefix=custom.googleapis.com]\n"))
                .isEmpty();
    }

    @Test
    void the_public_host_of_the_cluster_is_no_egress() {
        assertThoughtOf(deployment("web", env("BASE_URL", "https://shop.acme.io")), server("ledger", 8080), """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: shop}
            spec: {rules: [{host: shop.acme.io}]}
            """)
                .isEmpty();
    }

    @Test
    void a_word_with_a_number_that_the_service_does_not_offer_is_no_call() {
        assertNoCall("SCHEDULE", "ledger:30");
    }

    @Test
    void a_password_is_never_taken_for_a_host() {
        assertThoughtOf(deployment("web", """
            env:
            - {name: DB_PASSWORD, value: tr0ub4dor}
            - {name: DB_PORT, value: "5432"}
            - {name: API_TOKEN, value: "ledger:8080"}
            """), server("ledger", 8080)).isEmpty();
    }

    @Test
    void credentials_never_reach_the_evidence() {
        var graph = Calls.graph(
                deployment("web", env("DATABASE_URL", "postgres://app:s3cr3t@ledger:8080/main?password=s3cr3t")),
                server("ledger", 8080));
        assertThat(graph.dependencies()).isNotEmpty();
        assertThat(graph.dependencies().toString()).doesNotContain("s3cr3t");
    }

    @Test
    void a_network_policy_that_selects_nothing_or_lets_everybody_in_joins_nobody() {
        assertThoughtOf(
                        server("ledger", 8080),
                        deployment("web", ""),
                        policy("{app: ledgers}", "{podSelector: {matchLabels: {app: web}}}"))
                .isEmpty();
        assertThoughtOf(
                        server("ledger", 8080),
                        deployment("web", ""),
                        policy("{app: ledger}", "{namespaceSelector: {}}"))
                .isEmpty();
        assertThoughtOf(server("ledger", 8080), deployment("web", ""), policy("{app: ledger}", "{podSelector: {}}"))
                .isEmpty();
    }

    @Test
    void a_network_policy_that_names_both_ends_joins_them() {
        assertBelieved(
                        server("ledger", 8080),
                        deployment("web", ""),
                        policy("{app: ledger}", "{podSelector: {matchLabels: {app: web}}}"))
                .containsExactly("web -> ledger:8080");
    }

    @Test
    void objects_that_name_a_callee_only_make_no_call() {
        assertThoughtOf(server("ledger", 8080), """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: ledger}
            spec: {host: ledger}
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: world}
            spec: {hosts: [www.acme.io], ports: [{number: 443, name: https, protocol: HTTPS}]}
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: ledger}
            spec: {hosts: [ledger], http: [{route: [{destination: {host: ledger, subset: v1}}]}]}
            """).isEmpty();
    }

    private static String policy(String selected, String peer) {
        return """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: p}
            spec:
              podSelector: {matchLabels: %s}
              ingress: [{from: [%s], ports: [{port: 8080}]}]
            """.formatted(selected, peer);
    }

    private static String mounting(String name, String file, String content) {
        return """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: files}
            data:
              %s: |
            """.formatted(file)
                + content.indent(4)
                + "---\n"
                + deployment(name, "volumeMounts: [{name: c, mountPath: /c}]\n")
                + "volumes: [{name: c, configMap: {name: files}}]\n".indent(6);
    }
}
