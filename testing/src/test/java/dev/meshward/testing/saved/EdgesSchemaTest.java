package dev.meshward.testing.saved;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.meshward.dependencies.stated.EdgesReader;
import dev.meshward.testing.Repository;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema for statements about calls and the reader of them accept and refuse the same files. */
class EdgesSchemaTest {

    private static final Repository REPOSITORY = Repository.here();

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Repository.read(REPOSITORY.at("docs/reference/edges.schema.json")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "confirm: [{from: shop/cart, to: data/redis, who: Ada, why: seen}]",
                "reject: [{from: shop/cart, to: data/redis, port: 6379, who: Ada, why: gone}]",
                "add: [{from: (ingress), to: api.acme.io, port: 443, protocol: https, who: Ada, why: new}]",
                "schema: meshward.dev/edges/v1",
                "confirm:",
                "{}"
            })
    void what_the_schema_accepts_is_read(String yaml) {
        assertThat(schema.validate(yaml, InputFormat.YAML)).isEmpty();
        assertThat(read(yaml)).isInstanceOf(EdgesReader.Answer.Read.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "confirm: [{from: shop/cart, to: data/redis, who: Ada}]",
                "reject: [{from: shop/cart, to: data/redis, port: 70000, who: Ada, why: gone}]",
                "reject: [{from: shop/cart, to: data/redis, port: web, who: Ada, why: gone}]",
                "add: [{from: shop/cart, to: '', who: Ada, why: new}]",
                "add: [{from: shop/cart, to: x/y, who: Ada, why: new, when: now}]",
                "add: [shop/cart]",
                "add: shop/cart",
                "remove: []",
                "schema: meshward.dev/edges/v9",
                "[]"
            })
    void what_the_schema_refuses_is_refused_with_a_line(String yaml) {
        assertThat(schema.validate(yaml, InputFormat.YAML)).isNotEmpty();
        assertThat(read(yaml))
                .isInstanceOfSatisfying(
                        EdgesReader.Answer.Refused.class,
                        refused -> assertThat(refused.refusals())
                                .allSatisfy(refusal ->
                                        assertThat(refusal.place().line()).isEqualTo(1)));
    }

    @Test
    void the_example_of_the_reference_is_accepted() {
        var page = Repository.read(REPOSITORY.at("docs/reference/edges.md"));
        var example = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(page);

        assertThat(example.find()).isTrue();
        assertThat(schema.validate(example.group(1), InputFormat.YAML)).isEmpty();
        assertThat(read(example.group(1))).isInstanceOf(EdgesReader.Answer.Read.class);
    }

    private static EdgesReader.Answer read(String yaml) {
        return EdgesReader.read("edges.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
