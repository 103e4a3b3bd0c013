package dev.meshward.scan;

import static dev.meshward.scan.SmallClusters.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.manifest.ManifestWriter;
import dev.meshward.scan.redaction.Redaction;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static final String CLUSTER = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: payroll, labels: {istio-injection: enabled, team: bluebird}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: ledger, namespace: payroll, annotations: {acme.com/owner: jane, sidecar.istio.io/inject: "false"}}
        spec:
          selector: {matchLabels: {app: ledger-app}}
          template:
            metadata: {labels: {app: ledger-app}}
            spec:
              serviceAccountName: ledger-account
              containers:
                - name: main
                  image: registry.acme.com/payroll/ledger:1.2
                  args: ["--db=http://vault-db.payroll.svc.cluster.local:8080/x", --mail=smtp.acme.com]
                  env:
                    - {name: VAULT_DB_SERVICE_HOST, value: vault-db.payroll}
                  ports: [{name: http, containerPort: 80}]
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: vault-db, namespace: payroll}
        spec: {template: {metadata: {labels: {app: vault-app}}, spec: {containers: [{name: main, image: "docker.io/library/postgres:16"}]}}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: vault-db, namespace: payroll}
        spec: {selector: {app: vault-app}, ports: [{name: http, port: 8080}]}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: vault-config, namespace: payroll}
        data: {app.conf: "peers = vault-db-0.vault-db, ledger:80"}
        """;

    @Test
    void no_name_of_the_cluster_is_left() {
        var text = new StringBuilder();
        var redacted = Redaction.of(snapshot(CLUSTER));
        redacted.objects()
                .forEach(object ->
                        text.append(object.file()).append(object.key()).append(ManifestWriter.yaml(object.content())));
        redacted.workloads().forEach(workload -> text.append(workload.id()).append(workload.owner()));

        assertThat(text.toString().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("payroll", "ledger", "vault", "bluebird", "jane", "registry", "smtp");
    }

    @Test
    void references_still_meet_and_the_words_of_kubernetes_stay() {
        var redacted = Redaction.of(snapshot(CLUSTER));
        var service = redacted.services().getFirst();
        var behind = redacted.workloadsBehind(service);
        var database = service.id();
        var caller = redacted.workloads().stream()
                .filter(each -> each.id().kind().equals("Deployment"))
                .findFirst()
                .orElseThrow();
        var container = caller.template().containers().getFirst();

        assertThat(behind)
                .singleElement()
                .satisfies(workload -> assertThat(workload.id().kind()).isEqualTo("StatefulSet"));
        assertThat(behind.getFirst().template().containers().getFirst().image()).isEqualTo("postgres:16");
        assertThat(container.field().at("args").texts().getFirst())
                .isEqualTo("--db=http://" + database.name() + "." + database.namespace() + ".svc.cluster.local:8080/x");
        assertThat(container.ports().getFirst().name()).isEqualTo("http");
        assertThat(caller.manifest().annotation("sidecar.istio.io/inject").text())
                .contains("false");
        assertThat(redacted.namespaces().getFirst().labels()).containsEntry("istio-injection", "enabled");
    }

    @Test
    void the_same_snapshot_is_redacted_in_the_same_way() {
        assertThat(Redaction.of(snapshot(CLUSTER)).objects())
                .isEqualTo(Redaction.of(snapshot(CLUSTER)).objects());
    }
}
