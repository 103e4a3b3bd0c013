package dev.meshward.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestWriterTest {

    @Test
    void what_is_written_as_yaml_is_read_back_as_the_same_tree() {
        for (long seed = 0; seed < 3000; seed++) {
            var tree = object(new RandomTrees(seed).mapping(4));
            assertThat(readBack(ManifestWriter.yaml(tree)))
                    .as("seed %s%n%s", seed, ManifestWriter.yaml(tree))
                    .isEqualTo(tree);
        }
    }

    @Test
    void what_is_written_as_json_is_read_back_as_the_same_tree() {
        for (long seed = 0; seed < 3000; seed++) {
            var tree = object(new RandomTrees(seed).mapping(4));
            assertThat(readBack(ManifestWriter.json(tree))).as("seed %s", seed).isEqualTo(tree);
            assertThat(readBack(ManifestWriter.compactJson(tree)))
                    .as("seed %s", seed)
                    .isEqualTo(tree);
        }
    }

    @Test
    void an_object_reads_as_people_write_it() {
        var manifest = ManifestReader.one(DEPLOYMENT);

        assertThat(ManifestWriter.yaml(manifest.content())).isEqualTo(DEPLOYMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "n",
                "Off",
                "on",
                "0123",
                "1e3",
                "0o17",
                "0x1f",
                "2001-01-01",
                "12:30:45",
                "1_000",
                "~",
                "null",
                ".5",
                "",
                "true",
                "- a",
                "a: b",
                "a #b",
                "*a",
                "&a",
                "=",
                "<<",
                "+1",
                ".inf",
                "1.20"
            })
    void a_text_that_some_reader_takes_for_something_else_is_quoted(String text) {
        var written = ManifestWriter.yaml(Mapping.building().put("k", text).build());

        assertThat(written).isEqualTo("k: \"" + text + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkout",
                "istio-system",
                "app.kubernetes.io/name",
                "registry.k8s.io/pause:3.9",
                "http://cart:8080/a?b",
                "100m",
                "10.0.0.1",
                "spiffe://cluster.local/ns/shop/sa/cart",
                "a b, c",
                "1.33.0"
            })
    void an_ordinary_text_stands_without_quotes(String text) {
        boolean plain = PlainText.isPlain(text);

        assertThat(plain).isEqualTo(!text.contains("?"));
    }

    @Test
    void a_text_of_several_lines_is_a_literal_block() {
        var mapping = Mapping.building().put("script", "set -e\necho\n").build();

        assertThat(ManifestWriter.yaml(mapping)).isEqualTo("script: |\n  set -e\n  echo\n");
    }

    /** The tree inside an object, since only objects are handed out whole. */
    private static Mapping object(Mapping tree) {
        return Mapping.building()
                .put("apiVersion", "example.com/v1")
                .put("kind", "Tree")
                .put("metadata", Mapping.building().put("name", "tree").build())
                .put("content", tree)
                .build();
    }

    private static Mapping readBack(String text) {
        var readings = ManifestReader.read("tree", text.getBytes(StandardCharsets.UTF_8));
        assertThat(readings).as(text).singleElement().isInstanceOf(Reading.Understood.class);
        return ((Reading.Understood) readings.getFirst()).manifest().content();
    }

    private static final String DEPLOYMENT = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: checkout
          namespace: shop
          labels:
            app.kubernetes.io/name: checkout
        spec:
          replicas: 2
          template:
            spec:
              containers:
                - name: checkout
                  image: registry.example/checkout:1.4.2
                  args:
                    - --cart=cart:7070
                    - "0123"
                  env: []
                  resources: {}
        """;
}
