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

/** What no manifest looks like, and still must be answered in words and in time. */
class BadInputTest {

    @Test
    void a_broken_document_does_not_stop_the_ones_around_it() {
        var readings = read(object("a") + "---\nkind: [\nfoo: bar\n---\n" + object("b"));

        assertThat(names(readings)).containsExactly("a", "b");
        assertThat(readings.get(1)).isInstanceOf(NotUnderstood.class);
        assertThat(broken(readings).place().line()).isBetween(5, 8);
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
