package dev.meshward.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.manifest.Reading.Understood;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
