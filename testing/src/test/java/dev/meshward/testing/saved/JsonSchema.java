package dev.meshward.testing.saved;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Value;
import dev.meshward.testing.Repository;
import java.nio.file.Path;
import java.util.List;

/** A schema that is given to those who read or write our files. */
public record JsonSchema(Schema schema) {

    static JsonSchema named(String file) {
        return new JsonSchema(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Repository.read(Repository.here().at("docs/reference/" + file))));
    }

    /** One of somebody else, of the dialect that draft 4 is. */
    public static JsonSchema ofDraft4(Path file) {
        return new JsonSchema(
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(Repository.read(file)));
    }

    public List<String> problems(String json) {
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    boolean refuses(Value value) {
        return !problems(ManifestWriter.json(value)).isEmpty();
    }
}
