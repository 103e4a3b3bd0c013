package dev.meshward.manifest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.manifest.Reading.Foreign;
import dev.meshward.manifest.Reading.NotUnderstood;
import dev.meshward.manifest.Reading.Understood;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {

    @Test
    void every_field_knows_its_line_and_path() {
        var manifest = ManifestReader.one("""
            # a comment
            apiVersion: v1
            kind: Service
            metadata: {name: cart, namespace: shop}
            spec:
              ports:
                - name: http
                  port: 80
            """);

        var port = manifest.at("spec", "ports").items().getFirst().at("port");
        assertThat(port.place()).isEqualTo(new Place("", 8, "spec.ports[0].port"));
        assertThat(manifest.key()).isEqualTo(new ObjectKey("", "Service", "shop", "cart"));
    }

    @Test
    void json_has_the_same_lines_and_the_same_tree_as_yaml() {
        var json = ManifestReader.one("""
            {
              "apiVersion": "v1",
              "kind": "ConfigMap",
              "metadata": {"name": "cart"},
              "data": {
                "port": "7070"
              }
            }
            """);
        var yaml = ManifestReader.one("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: cart}
            data: {port: "7070"}
            """);

        assertThat(json.content()).isEqualTo(yaml.content());
        assertThat(json.at("data", "port").place().line()).isEqualTo(6);
    }

    @Test
    void documents_count_their_lines_over_the_whole_file() {
        var manifests = ManifestReader.several(object("a") + "---\n" + object("b") + "--- # last\n" + object("c"));

        assertThat(manifests).extracting(each -> each.place().line()).containsExactly(1, 5, 9);
    }

    @Test
    void a_broken_document_does_not_stop_the_ones_around_it() {
        var readings = read(object("a") + "---\nkind: [\nfoo: bar\n---\n" + object("b"));

        assertThat(names(readings)).containsExactly("a", "b");
        assertThat(readings.get(1)).isInstanceOf(NotUnderstood.class);
        assertThat(broken(readings).place().line()).isBetween(5, 8);
    }

    @Test
    void a_marker_inside_a_literal_block_is_text() {
        var manifest = ManifestReader.one("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a}
            data:
              file: |
                one
                ---
                two
            """);

        assertThat(manifest.at("data", "file").text()).contains("one\n---\ntwo\n");
    }

    @Test
    void a_list_is_unwrapped_into_its_items_wherever_its_kind_stands() {
        var kindLast = read("apiVersion: v1\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n"
                + "- {apiVersion: v1, kind: Pod, metadata: {name: b}}\nkind: List\n");
        var kindFirst =
                read("kind: List\napiVersion: v1\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n");
        var nested =
                read("{\"kind\": \"List\", \"apiVersion\": \"v1\", \"items\": [{\"kind\": \"List\", \"apiVersion\":"
                        + " \"v1\",\"items\": [{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\":"
                        + " \"a\"}}]}]}");

        assertThat(names(kindLast)).containsExactly("a", "b");
        assertThat(names(kindFirst)).containsExactly("a");
        assertThat(names(nested)).containsExactly("a");
    }

    @Test
    void items_of_a_pod_list_take_their_kind_from_the_list() {
        var readings = read("apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: a}\n- metadata: {name: b}\n");

        assertThat(names(readings)).containsExactly("a", "b");
        assertThat(readings)
                .extracting(reading -> ((Understood) reading).manifest().key().kind())
                .containsOnly("Pod");
    }

    @Test
    void an_empty_list_is_no_object_and_no_defect() {
        assertThat(read("apiVersion: v1\nkind: List\nitems: []\n")).isEmpty();
    }

    @Test
    void a_mapping_named_items_in_an_ordinary_object_stays_in_it() {
        var manifest = ManifestReader.one(
                "apiVersion: v1\nkind: Odd\nmetadata: {name: a}\nitems: [{apiVersion: v1, kind: Pod}]\n");

        assertThat(manifest.at("items").items()).hasSize(1);
    }

    @Test
    void aliases_and_merge_keys_are_expanded_and_own_entries_win() {
        var manifest = ManifestReader.one("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a}
            x: &base {one: "1", two: "2"}
            data:
              <<: *base
              two: "3"
            again: *base
            """);

        assertThat(manifest.at("data").textByKey()).containsEntry("one", "1").containsEntry("two", "3");
        assertThat(manifest.at("again", "two").text()).contains("2");
    }

    @Test
    void an_alias_bomb_is_refused_in_words() {
        var bomb = new StringBuilder(
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\na0: &a0 [x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i))
                    .append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("x]\n");
        }

        assertThat(broken(read(bomb + "---\n" + object("after"))).because()).contains("aliases stand for more than");
        assertThat(names(read(bomb + "---\n" + object("after")))).containsExactly("after");
    }

    @Test
    void an_alias_of_its_own_surroundings_is_refused_in_words() {
        assertThat(broken(read("kind: A\napiVersion: v1\nx: &x [*x]\n")).because())
                .contains("has no end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{a: ", "- "})
    void ten_thousand_levels_are_refused_in_words(String level) {
        var text = level.repeat(10_000);

        assertThat(broken(read(text)).because()).contains("nested deeper than 500 levels");
    }

    @Test
    void levels_cannot_be_smuggled_in_through_aliases() {
        var text = new StringBuilder("a: &a0 x\n");
        for (int i = 1; i < 100; i++) {
            text.append("b%d: &a%d %s*a%d%s\n".formatted(i, i, "[".repeat(400), i - 1, "]".repeat(400)));
        }

        assertThat(broken(read(text.toString())).because()).contains("nested deeper");
    }

    @Test
    void a_repeated_key_is_noted_with_its_place_and_the_last_one_counts() {
        var readings = read("""
            apiVersion: v1
            kind: Service
            metadata: {name: a}
            spec:
              ports:
                - port: 80
                  port: 81
            """);

        var understood = (Understood) readings.getFirst();
        assertThat(understood.duplicateKeys()).containsExactly(new Place("file", 7, "spec.ports[0].port"));
        assertThat(understood
                        .manifest()
                        .at("spec", "ports")
                        .items()
                        .getFirst()
                        .at("port")
                        .whole())
                .hasValue(81);
    }

    @Test
    void a_repeated_key_in_a_list_item_belongs_to_that_item() {
        var readings = read("kind: List\napiVersion: v1\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n"
                + "- {apiVersion: v1, kind: Pod, metadata: {name: b, name: c}}\n");

        assertThat(((Understood) readings.getFirst()).duplicateKeys()).isEmpty();
        assertThat(((Understood) readings.getLast()).duplicateKeys())
                .containsExactly(new Place("file", 5, "metadata.name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: Deployment\nmetadata:\n  name: {{ .Values.name }}\napiVersion: apps/v1\n",
                "{{- if .Values.enabled }}\napiVersion: v1\nkind: Service\nmetadata:\n  name: a\n{{- end }}\n",
                "apiVersion: v1\nkind: Service\nmetadata:\n  name: \"{{ .Release.Name }}\"\n",
                "kind: Kustomization\napiVersion: kustomize.config.k8s.io/v1beta1\nresources: [a.yaml]\n",
                "apiVersion: v2\nname: chart\nversion: 1.0.0\n",
                "replicaCount: 1\nimage: {tag: x}\n",
                "openapi: 3.0.0\ninfo: {title: t}\n",
                "{\"name\": \"package\", \"version\": \"1\"}",
                "- hosts: all\n  tasks: []\n",
                "[1, 2, 3]",
                "just a sentence",
                "apiVersion: v1\nkind: Config\nclusters: []\ncontexts: []\nusers: []\n"
            })
    void data_of_another_sort_is_foreign_and_said_to_be_so(String text) {
        assertThat(read(text)).singleElement().isInstanceOf(Foreign.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", "---\n---\n", "# only words\n", "--- # x\n...\n", "%YAML 1.2\n---\n# nothing\n"})
    void empty_documents_say_nothing(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void a_directive_belongs_to_the_document_that_follows() {
        assertThat(names(read("%YAML 1.2\n# c\n---\n" + object("a") + "...\n%YAML 1.2\n---\n" + object("b"))))
                .containsExactly("a", "b");
    }

    @Test
    void json_documents_may_follow_each_other_and_mix_with_yaml() {
        var json = "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\": \"%s\"}}\n";

        assertThat(names(read(json.formatted("a") + json.formatted("b") + "---\n" + object("c") + "---\n"
                        + json.formatted("d"))))
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void flow_yaml_that_begins_like_json_is_still_read() {
        assertThat(names(read("{\"apiVersion\": v1, kind: Pod, metadata: {name: a,},}")))
                .containsExactly("a");
    }

    @Test
    void windows_text_is_read() {
        var crlf = (object("a") + "---\n" + object("b")).replace("\n", "\r\n");
        var utf16 = ("\uFEFF" + object("c")).getBytes(StandardCharsets.UTF_16LE);
        var marked = ("\uFEFF" + object("d")).getBytes(StandardCharsets.UTF_8);

        assertThat(names(read(crlf))).containsExactly("a", "b");
        assertThat(names(ManifestReader.read("file", utf16))).containsExactly("c");
        assertThat(names(ManifestReader.read("file", marked))).containsExactly("d");
    }

    @Test
    void what_breaks_never_quotes_what_is_written() {
        for (var text : List.of(
                "password: hunter2: x\n",
                "a: \"hunter2\n",
                "{\"a\": \"x\" hunter2}",
                "a: *hunter2\n",
                "a: @hunter2\n",
                "a: !<hunter2\n")) {
            assertThat(broken(read(text)).because()).doesNotContain("hunter2").isNotBlank();
        }
    }

    @Test
    void numbers_are_kept_as_written_and_octals_mean_what_kubectl_takes_them_for() {
        var manifest = ManifestReader.one("apiVersion: v1\n"
                + "kind: A\n"
                + "metadata: {name: a}\n"
                + "x: [0644, 0x10, 1e3, 1.10, +5, .5, 08, yes, 1_0, 007]\n");

        assertThat(manifest.at("x").items())
                .extracting(item -> item.value().orElseThrow())
                .containsExactly(
                        number("420"),
                        number("16"),
                        number("1e3"),
                        number("1.10"),
                        number("5"),
                        number("0.5"),
                        number("8"),
                        Value.Text.of("yes"),
                        Value.Text.of("1_0"),
                        number("7"));
    }

    @Test
    void a_hundred_megabytes_on_one_line_are_answered_in_words() {
        var line = new byte[100 * 1024 * 1024];
        Arrays.fill(line, (byte) 'a');

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(broken(ManifestReader.read("file", line)).because()).contains("longer than 32 MB");
        });
    }

    @Test
    void a_hundred_megabytes_of_json_on_one_line_are_an_ordinary_list() {
        var item =
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"%s\"}},"
                        .formatted("x".repeat(100_000));
        var text = new StringBuilder("{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[");
        for (int i = 0; i < 1000; i++) {
            text.append(item);
        }
        text.setLength(text.length() - 1);
        var bytes = text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
        var count = new int[1];

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> ManifestReader.read(
                        List.of(new ManifestReader.NamedText("f", bytes)).iterator(), _ -> count[0]++));
        assertThat(count[0]).isEqualTo(1000);
    }

    @Test
    void a_line_of_some_megabytes_is_read_in_linear_time() {
        var text = object("a") + "data: {k: \"" + "x".repeat(8_000_000) + "\"}\n";

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(names(read(text))).containsExactly("a"));
    }

    @Test
    void many_documents_come_in_the_order_in_which_they_are_written() {
        var text = new StringBuilder();
        var expected = new ArrayList<String>();
        for (int i = 0; i < 20_000; i++) {
            text.append("---\n").append(object("n" + i));
            expected.add("n" + i);
        }

        assertThat(names(read(text.toString()))).isEqualTo(expected);
    }

    private static Value number(String text) {
        return new Value.Numeric(text, 0);
    }

    private static String object(String name) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\n";
    }

    private static List<Reading> read(String text) {
        return ManifestReader.read("file", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> names(List<Reading> readings) {
        return readings.stream()
                .filter(Understood.class::isInstance)
                .map(reading -> ((Understood) reading).manifest().key().name())
                .toList();
    }

    private static NotUnderstood broken(List<Reading> readings) {
        var broken = readings.stream().filter(NotUnderstood.class::isInstance).findFirst();
        assertThat(broken).as("%s", readings).isPresent();
        return (NotUnderstood) requireNonNull(broken.orElseThrow());
    }
}
