package dev.meshward.testing.saved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Ownership;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Value;
import dev.meshward.preferences.PreferencesReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of preferences, which editors use while people write them, says what the reader says. */
class PreferencesSchemaTest {

    private static final String EVERYTHING = """
        schema: meshward.dev/preferences/v1
        limits: {workloads: 10, namespaces: 2, restarts: 50}
        criticality: {payments: critical, tools: low}
        owners: {shop: team-shop}
        before: [[tools, shop, payments]]
        after: [[payments, tools]]
        together: [[shop, tools]]
        apart: [[shop, payments]]
        never: {legacy: is switched off in spring}
        at: {tools: 1}
        freeze: [{from: 2026-12-18, to: 2027-01-04, because: Christmas}]
        harden: {strictByDefault: true}
        """;

    private final JsonSchema schema = JsonSchema.named("preferences.schema.json");

    @ParameterizedTest
    @ValueSource(
            strings = {
                EVERYTHING,
                "limits:\nbefore:\nnever:\nfreeze:\n",
                "never: {legacy: }",
                "owners: {shop: 42}",
                "{}"
            })
    void what_the_reader_takes_the_schema_takes(String yaml) {
        assertThat(read(yaml)).isInstanceOf(PreferencesReader.Answer.Read.class);
        assertThat(schema.refuses(tree(yaml))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "critcality: {shop: high}",
                "limits: {workload: 5}",
                "limits: 5",
                "limits: {restarts: many}",
                "limits: {restarts: 0}",
                "criticality: {shop: enormous}",
                "criticality: [shop]",
                "owners: {shop: [a]}",
                "before: shop",
                "before: [[shop]]",
                "before: [shop, tools]",
                "at: {shop: soon}",
                "at: {shop: 0}",
                "at: {shop/cart/x: 1}",
                "never: {legacy: [a]}",
                "freeze: [{from: 2026-02-30, to: 2026-03-01}]",
                "freeze: [{from: 2026-02-20}]",
                "freeze: [{from: 2026-01-01, to: 2026-01-02, why: x}]",
                "freeze: {from: 2026-01-01, to: 2026-01-02}",
                "- shop",
                "harden: {strictByDefault: maybe}",
                "harden: {services: {shop: {}}}",
                "schema: meshward.dev/preferences/v9"
            })
    void what_is_wrong_both_refuse(String yaml) {
        assertThat(read(yaml)).isInstanceOf(PreferencesReader.Answer.Refused.class);
        assertThat(schema.refuses(tree(yaml))).isTrue();
    }

    @Test
    void what_the_schema_refuses_the_reader_refuses() {
        var good = DataReader.yaml("", EVERYTHING.getBytes(StandardCharsets.UTF_8))
                .documents()
                .getFirst()
                .mapping();
        var refused = Mutants.of(good, Set.of()).stream()
                .filter(mutant -> schema.refuses(mutant.tree()))
                .toList();

        assertThat(refused).extracting(Mutants.Mutant::change).hasSizeGreaterThan(25);
        assertThat(refused)
                .filteredOn(mutant -> read(ManifestWriter.json(mutant.tree())) instanceof PreferencesReader.Answer.Read)
                .extracting(Mutants.Mutant::change)
                .isEmpty();
    }

    private static Value tree(String yaml) {
        return DataReader.yaml("", yaml.getBytes(StandardCharsets.UTF_8))
                .documents()
                .getFirst()
                .value()
                .orElse(Value.Nothing.here());
    }

    private static PreferencesReader.Answer read(String yaml) {
        var namespaces = Stream.of("tools", "shop", "payments", "legacy")
                .map(name -> new Namespace(name, Optional.empty(), new Ownership.Nobody()))
                .toList();
        var cluster = new ClusterSnapshot(
                "test", Optional.empty(), Optional.empty(), List.of(), namespaces, List.of(), List.of(), List.of());
        return PreferencesReader.read("wishes.yaml", yaml.getBytes(StandardCharsets.UTF_8), cluster);
    }
}
