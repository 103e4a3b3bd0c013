package dev.meshward.dependencies;

import static dev.meshward.dependencies.WrittenCluster.deployment;
import static dev.meshward.dependencies.WrittenCluster.server;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes in which calls are written, beyond the common ones: each is believed, and nothing besides. */
class ShapesTest {

    private static void assertCalls(String expected, String... yaml) {
        var all = new ArrayList<>(List.of(yaml));
        all.add(server("ledger", 8080));
        all.add(server("orders", 5432));
        var lines = Calls.graph(all.toArray(String[]::new))
                .believedAt(Confidence.MEDIUM)
                .filter(dependency -> dependency.kind() != DependencyKind.PROBE)
                .map(Calls::line)
                .toList();
        assertThat(lines).containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "L | http://ledger.shop.svc.prod.local:8080 | web -> ledger:8080",
                "L | dns:///ledger:8080 | web -> ledger:8080",
                "L | dns:///ledger.shop.svc.cluster.local:8080 | web -> ledger:8080",
                "L | nats://ledger:8080 | web -> ledger:8080",
                "L | ledger-0.ledger.shop.svc.cluster.local:8080 | web -> ledger:8080",
                "CONFIG | {\"ledger\":{\"url\":\"http://ledger:8080\"}} | web -> ledger:8080",
                "URLS | http://ledger:8080,postgres://orders:5432/a | web -> ledger:8080, web -> orders:5432",
                "SMTP_SERVER | smtp.mail.example:587 | web -> smtp.mail.example:587",
                "SMTP_HOST | smtp.acme.io | web -> smtp.acme.io",
                "KAFKA_BROKERS | kafka.acme.io:9092 | web -> kafka.acme.io:9092",
                "DATABASE_URL | postgres://u:p@db.acme.example:5432/x | web -> db.acme.example:5432",
                "PARTNER_API_URL | https://api.partner.example | web -> api.partner.example:443",
                "API_URL | https://api.example.com | ''",
                "BASE_PATH | /ledger | ''",
                "OTEL_SERVICE_NAME | ledger | ''",
                "MAIL_FROM | no-reply@acme.io | ''",
                "HANDLER_HOST_CLASS | org.acme.Main | ''",
                "METRICS_PREFIX | custom.acme.io | ''",
                "DB_NAME | orders | ''",
                "CONSUMER_GROUP | ledger | ''"
            })
    void a_variable_is_read_by_its_shape(String name, String value, String expected) {
        assertCalls(expected, deployment("web", "env: [{name: " + name + ", value: '" + value + "'}]\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "env: [{name: SMTP_HOST, value: smtp.acme.io}, {name: SMTP_PORT, value: '587'}] | web ->"
                        + " smtp.acme.io:587",
                "env: [{name: A, value: ledger}, {name: B, value: '$(A).shop'}, {name: C, value: 'http://$(B):8080'}]"
                        + " | web -> ledger:8080",
                "env: [{name: H, value: ledger}, {name: P, value: '8080'}, {name: U, value: 'http://$(H):$(P)/x'}]"
                        + " | web -> ledger:8080",
                "env: [{name: A, value: ledger}]#args: ['--ledger-url=http://$(A):8080'] | web -> ledger:8080",
                "env: [{name: A, value: ledger}]#args: ['--ledger-url=http://$$(A):8080'] | ``",
                "env: [{name: A, value: ledger}]#command: [sh, -c, 'exec ./run --to=http://${A}:8080'] | web ->"
                        + " ledger:8080",
                "args: ['ledger:8080'] | web -> ledger:8080",
                "command: [sh, -c, 'export LEDGER_URL=http://ledger:8080; exec ./run'] | web -> ledger:8080",
                "command: [sh, -c, 'LEDGER_HOST=ledger LEDGER_PORT=8080 ./run'] | web -> ledger:8080",
                "command: [sh, -c, 'until pg_isready -h orders -p 5432; do sleep 1; done'] | web -> orders:5432",
                "command: [sh, -c, './wait-for-it.sh ledger:8080 -- ./run'] | web -> ledger:8080",
                "command: [sh, -c, 'mysql --host=orders --port=5432 -uroot'] | web -> orders:5432",
                "livenessProbe: {httpGet: {host: ledger, port: 8080}} | ``"
            })
    void a_container_is_read_whole(String container, String expected) {
        assertCalls(expected, deployment("web", container.replace("#", "\n") + "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nginx.conf | server { location / { set $up http://ledger:8080; proxy_pass $up; } }",
                "nginx.conf | server { location / { fastcgi_pass ledger:8080; } }",
                "nginx.conf | server { location / { grpc_pass grpc://ledger:8080; } }",
                "default.conf.template | server { location / { proxy_pass http://ledger.shop.svc.cluster.local:8080/;"
                        + " } }",
                "config.tmpl | {{ range .Items }}~url = http://ledger:8080/{{ .ID }}~{{ end }}",
                "page.gotmpl | {{ $r := httpGet (printf \"http://ledger:8080/%s\" .x) }}",
                "start.sh | #!/bin/sh~# curl http://orders:5432~while ! nc -z ledger 8080; do sleep 1; done",
                "start.sh | #!/bin/sh~export LEDGER_HOST=ledger LEDGER_PORT=8080~./run",
                "start.sh | #!/bin/sh~curl -s ledger/x~kubectl get pods -l app=orders",
                "app.ini | [ledger]~host=ledger~port=8080",
                "app.toml | [ledger]~host = \"ledger\"~port = 8080",
                "otel.yaml | exporters:~  otlp:~    endpoint: ledger:8080",
                "haproxy.cfg | backend b~  server s1 ledger:8080 check",
                "Caddyfile | :80 {~  reverse_proxy ledger:8080~}",
                "settings.py | SERVICES = {~  'HOST': 'ledger',~  'PORT': '8080',~}",
                "dots.env | LEDGER_HOST=ledger~LEDGER_PORT=8080",
                "config.js | module.exports = { ledger: 'http://ledger:8080' };"
            })
    void a_mounted_file_is_read_by_its_syntax(String key, String content) {
        var text = content.replace("~", "\n");
        assertCalls(
                "web -> ledger:8080",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: files}\ndata:\n  " + key + ": |\n" + text.indent(4),
                deployment("web", "volumeMounts: [{name: c, mountPath: /c}]\n")
                        + "volumes: [{name: c, configMap: {name: files}}]\n".indent(6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "consul.hashicorp.com/v1alpha1 | ServiceIntentions | {destination: {name: ledger}, sources: [{name:"
                        + " web, action: allow}]} | web -> ledger",
                "consul.hashicorp.com/v1alpha1 | ServiceIntentions | {destination: {name: ledger}, sources: [{name:"
                        + " web, action: deny}]} | ``",
                "traefik.io/v1alpha1 | IngressRoute | {routes: [{match: a, services: [{name: ledger, port: 8080}]}]}"
                        + " | (ingress) -> ledger:8080",
                "route.openshift.io/v1 | Route | {to: {kind: Service, name: ledger}, port: {targetPort: 8080}}"
                        + " | (ingress) -> ledger:8080",
                "projectcontour.io/v1 | HTTPProxy | {virtualhost: {fqdn: a.b}, routes: [{services: [{name: ledger,"
                        + " port: 8080}]}]} | (ingress) -> ledger:8080",
                "gateway.networking.k8s.io/v1alpha2 | TCPRoute | {parentRefs: [{name: g}], rules: [{backendRefs:"
                        + " [{name: orders, port: 5432}]}]} | (ingress) -> orders:5432",
                "kafka.strimzi.io/v1beta2 | KafkaConnect | {bootstrapServers: 'ledger:8080'} | x-connect ->"
                        + " ledger:8080",
                "k8s.keycloak.org/v2alpha1 | Keycloak | {db: {host: orders, port: 5432, vendor: postgres}}"
                        + " | x -> orders:5432"
            })
    void an_object_that_joins_both_ends_is_read(String apiVersion, String kind, String spec, String expected) {
        var object = "apiVersion: %s\nkind: %s\nmetadata: {name: x}\nspec: %s\n".formatted(apiVersion, kind, spec);
        assertCalls(expected, object, server("web", 80));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "gateway.networking.k8s.io/v1 | HTTPRoute | r | {parentRefs: [{group: '', kind: Service, name:"
                        + " ledger}], rules: [{backendRefs: [{name: orders, port: 5432}]}]}",
                "networking.istio.io/v1 | VirtualService | r | {hosts: [ledger], http: [{route: [{destination: {host:"
                        + " orders, port: {number: 5432}}}]}]}",
                "linkerd.io/v1alpha2 | ServiceProfile | ledger.shop.svc.cluster.local | {dstOverrides: [{authority:"
                        + " 'orders.shop.svc.cluster.local:5432', weight: 1}]}"
            })
    void who_calls_a_routed_name_calls_what_stands_behind_it(String apiVersion, String kind, String name, String spec) {
        var object =
                "apiVersion: %s\nkind: %s\nmetadata: {name: %s}\nspec: %s\n".formatted(apiVersion, kind, name, spec);
        assertCalls(
                "web -> ledger:8080, web -> orders:5432",
                object,
                deployment("web", "env: [{name: L, value: 'http://ledger:8080'}]\n"));
    }
}
