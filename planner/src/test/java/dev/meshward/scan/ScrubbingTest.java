package dev.meshward.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ScrubbingTest {

    @Test
    void of_a_thousand_planted_secrets_none_is_in_the_snapshot_and_every_host_is() {
        var planted = new PlantedSecrets(7, 1000);
        var everything = everything(snapshot(planted.manifests()));

        for (int i = 0; i < planted.secrets().size(); i++) {
            var secret = planted.secrets().get(i);
            assertThat(everything.contains(secret))
                    .as("secret %s %s of form %s", i, secret, i % 12)
                    .isFalse();
            assertThat(everything.contains(encoded(secret)))
                    .as("encoded secret %s", i)
                    .isFalse();
            assertThat(everything.contains(planted.hosts().get(i)))
                    .as("host %s of form %s", i, i % 12)
                    .isTrue();
        }
    }

    @Test
    void on_several_threads_the_same_is_hidden_under_the_same_tokens_as_one_after_the_other() {
        for (int seed = 0; seed < 50; seed++) {
            var objects = ManifestReader.several(new PlantedSecrets(seed, 60).manifests());
            var oneByOne = new Scrubbing();

            assertThat(new Scrubbing().scrubAll(objects))
                    .as("seed %s", seed)
                    .isEqualTo(objects.stream().map(oneByOne::scrub).toList());
        }
    }

    @Test
    void names_selectors_images_and_references_are_left_alone() {
        var text = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: a
              namespace: shop
              labels: {version: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b}
            spec:
              selector: {matchLabels: {token: AKIAIOSFODNN7EXAMPLE}}
              template:
                metadata: {labels: {token: AKIAIOSFODNN7EXAMPLE}}
                spec:
                  automountServiceAccountToken: false
                  imagePullSecrets: [{name: pull}]
                  containers:
                    - name: a
                      image: r/a:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                      env:
                        - name: DB_PASSWORD
                          valueFrom: {secretKeyRef: {name: db-password, key: password}}
                      volumeMounts: [{name: token, mountPath: /var/run/secrets/token}]
                  volumes:
                    - name: token
                      secret: {secretName: api-token}
            """;

        assertThat(snapshot(text).objects().getFirst().content())
                .isEqualTo(ManifestReader.one(text).content());
    }

    @Test
    void an_object_without_secrets_is_not_copied() {
        var manifest =
                ManifestReader.one("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {url: 'http://a:1'}\n");

        assertThat(new Scrubbing().scrub(manifest)).isSameAs(manifest);
    }

    @Test
    void a_secret_keeps_its_keys_and_stays_in_base64() {
        var snapshot = snapshot("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {password: "
                + encoded("hunter2") + ", blob: AAECAw==, odd: [x]}\n");
        var data = snapshot.objects().getFirst().at("data");

        assertThat(data.mapping().keys()).containsExactly("password", "blob", "odd");
        assertThat(data.at("password").text()).contains(encoded("hidden-0001"));
        assertThat(data.at("blob").text()).contains(encoded("hidden-0002"));
        assertThat(data.at("odd").isAbsent()).isTrue();
    }

    @Test
    void tokens_do_not_depend_on_the_order_of_the_objects() {
        var first = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {password: one}\n";
        var second = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\ndata: {password: two, token: one}\n";
        var there = snapshot(first + "---\n" + second);
        var back = snapshot(second + "---\n" + first);

        assertThat(back.objects().stream().map(object -> object.content()).toList())
                .isEqualTo(
                        there.objects().stream().map(object -> object.content()).toList());
        assertThat(there.object(new ObjectKey("", "ConfigMap", "default", "b"))
                        .orElseThrow()
                        .at("data")
                        .textByKey())
                .containsEntry("token", "hidden-0001")
                .containsEntry("password", "hidden-0002");
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** All that a snapshot says, what is in base64 once more in the clear. */
    private static String everything(ClusterSnapshot snapshot) {
        var text = new StringBuilder();
        for (var object : snapshot.objects()) {
            text.append(ManifestWriter.yaml(object.content()));
            if (object.key().kind().equals("Secret")) {
                object.at("data")
                        .textByKey()
                        .values()
                        .forEach(value ->
                                text.append(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
            }
        }
        snapshot.workloads().forEach(workload -> text.append(workload.template().field()));
        return text.append(snapshot.gaps()).toString();
    }

    private static ClusterSnapshot snapshot(String text) {
        var assembly = new SnapshotAssembly(ScanOptions.everything());
        ManifestReader.read("f", text.getBytes(StandardCharsets.UTF_8)).forEach(assembly::take);
        return assembly.finish("test");
    }
}
