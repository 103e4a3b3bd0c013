package dev.meshward.testing.crd;

import dev.meshward.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The schemas of custom resource definitions, and objects held against them. */
public final class CustomResources {

    private final CelRules rules = new CelRules();
    private final Map<String, Map<String, @Nullable Object>> schemaByKind = new TreeMap<>();

    /** Reads every definition in these folders and below; where one kind stands twice, the first folder wins. */
    public static CustomResources in(List<Path> folders) {
        var resources = new CustomResources();
        for (var folder : folders) {
            try (var files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(resources::read);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return resources;
    }

    private void read(Path file) {
        for (var document : PlainData.documents(Repository.read(file))) {
            var definition = PlainData.map(document);
            if (PlainData.text(definition.get("kind")).equals("CustomResourceDefinition")) {
                add(PlainData.map(definition.get("spec")));
            }
        }
    }

    private void add(Map<String, @Nullable Object> spec) {
        var kind = PlainData.text(PlainData.map(spec.get("names")).get("kind"));
        for (var each : PlainData.list(spec.get("versions"))) {
            var version = PlainData.map(each);
            if (Boolean.TRUE.equals(version.get("served"))) {
                var schema = PlainData.map(PlainData.map(version.get("schema")).get("openAPIV3Schema"));
                schemaByKind.putIfAbsent(spec.get("group") + "/" + version.get("name") + " " + kind, schema);
            }
        }
    }

    public boolean defines(String apiVersion, String kind) {
        return schemaByKind.containsKey(apiVersion + " " + kind);
    }

    /** The kinds that are defined, as {@code apiVersion kind}. */
    public List<String> kinds() {
        return List.copyOf(schemaByKind.keySet());
    }

    /** What an API server that has this definition would say to an object that is to be created. */
    public Verdict judge(Map<String, @Nullable Object> object) {
        var kind = object.get("apiVersion") + " " + object.get("kind");
        var schema = schemaByKind.get(kind);
        if (schema == null) {
            return Verdict.refused(kind + " is not defined");
        }
        var defaulted = PlainData.map(Defaults.filledIn(object, schema));
        var violations = SchemaWalk.ofObject(defaulted, schema);
        // An API server asks the rules only of what fits the schema; on anything else they would fail for its reasons.
        return violations.isEmpty()
                ? new CelWalk(rules, kind).ofObject(defaulted, schema)
                : new Verdict(violations, new TreeSet<>());
    }

    /** Fills in what the schema gives as default, as an API server does before it asks any rule. */
    private static final class Defaults {

        static @Nullable Object filledIn(@Nullable Object value, Map<String, @Nullable Object> schema) {
            if (value instanceof Map<?, ?>) {
                return ofObject(PlainData.map(value), schema);
            }
            if (value instanceof List<?> items && schema.get("items") instanceof Map<?, ?> ofItem) {
                var filled = new java.util.ArrayList<@Nullable Object>();
                items.forEach(item -> filled.add(filledIn(item, PlainData.map(ofItem))));
                return filled;
            }
            return value;
        }

        private static Map<String, @Nullable Object> ofObject(
                Map<String, @Nullable Object> object, Map<String, @Nullable Object> schema) {
            var properties = PlainData.map(schema.get("properties"));
            var filled = new LinkedHashMap<String, @Nullable Object>();
            object.forEach((key, item) -> filled.put(key, filledIn(item, ofKey(key, schema, properties))));
            properties.forEach((key, property) -> {
                var byDefault = PlainData.map(property).get("default");
                if (!filled.containsKey(key) && byDefault != null) {
                    filled.put(key, filledIn(byDefault, PlainData.map(property)));
                }
            });
            return filled;
        }

        private static Map<String, @Nullable Object> ofKey(
                String key, Map<String, @Nullable Object> schema, Map<String, @Nullable Object> properties) {
            return PlainData.map(
                    properties.containsKey(key) ? properties.get(key) : schema.get("additionalProperties"));
        }
    }
}
