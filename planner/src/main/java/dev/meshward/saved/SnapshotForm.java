package dev.meshward.saved;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The form of a snapshot's JSON, as {@code docs/reference/snapshot.schema.json} says it. Whatever has another form was not
 * written by us, or not left as it was; read on, it would give a cluster that never was.
 */
final class SnapshotForm {

    private sealed interface Form {

        record Text() implements Form {}

        /** A whole number from 0 on. */
        record Count() implements Form {}

        record Truth() implements Form {}

        /** A mapping of any content. */
        record Tree() implements Form {}

        record ListOf(Form items) implements Form {}

        record Fields(Map<String, Form> known, Set<String> required) implements Form {}
    }

    private static final Form TEXT = new Form.Text();
    private static final Form COUNT = new Form.Count();
    private static final Form TRUTH = new Form.Truth();

    private static final Form PLACE = fields(Map.of("file", TEXT, "line", COUNT, "path", TEXT), "file", "line", "path");

    private static final Form KEY = fields(
            Map.of("group", TEXT, "kind", TEXT, "namespace", TEXT, "name", TEXT), "group", "kind", "namespace", "name");

    private static final Form OWNER = fields(Map.of(
            "by", TEXT,
            "tool", TEXT,
            "application", TEXT,
            "release", TEXT,
            "namespace", TEXT,
            "apiVersion", TEXT,
            "kind", TEXT,
            "name", TEXT,
            "manager", TEXT));

    private static final Form OBJECT = fields(
            Map.of("file", COUNT, "namespace", TEXT, "name", TEXT, "lines", TEXT, "content", new Form.Tree()),
            "file",
            "lines",
            "content");

    private static final Form NAMESPACE =
            fields(Map.of("name", TEXT, "defined", TRUTH, "owner", OWNER), "name", "defined", "owner");

    private static final Form PODS = fields(
            Map.of(
                    "running",
                    COUNT,
                    "added",
                    new Form.ListOf(fields(Map.of("mark", TEXT, "pods", COUNT), "mark", "pods"))),
            "running",
            "added");

    private static final Form WORKLOAD = fields(
            Map.ofEntries(
                    Map.entry("kind", TEXT),
                    Map.entry("namespace", TEXT),
                    Map.entry("name", TEXT),
                    Map.entry("object", COUNT),
                    Map.entry("specimen", OBJECT),
                    Map.entry("templateOf", COUNT),
                    Map.entry("template", TEXT),
                    Map.entry("replicas", COUNT),
                    Map.entry("restart", TEXT),
                    Map.entry("owner", OWNER),
                    Map.entry("pods", PODS)),
            "kind",
            "namespace",
            "name",
            "template",
            "replicas",
            "restart",
            "owner");

    private static final Form GAP = fields(
            Map.of(
                    "gap", TEXT,
                    "because", TEXT,
                    "what", TEXT,
                    "resource", TEXT,
                    "namespace", TEXT,
                    "hides", TEXT,
                    "same", TRUTH,
                    "place", PLACE,
                    "first", PLACE,
                    "object", KEY),
            "gap");

    private static final Form POD_OWNER =
            fields(Map.of("kind", TEXT, "namespace", TEXT, "name", TEXT), "kind", "namespace", "name");

    private static final Form FOREIGN_CALL = fields(
            Map.of(
                    "cluster", TEXT,
                    "caller", POD_OWNER,
                    "namespace", TEXT,
                    "service", TEXT,
                    "port", COUNT,
                    "protocol", TEXT,
                    "door", POD_OWNER,
                    "place", PLACE,
                    "way", TEXT),
            "cluster",
            "caller",
            "namespace",
            "service",
            "port",
            "protocol",
            "place",
            "way");

    private SnapshotForm() {}

    private static Form fields(Map<String, Form> known, String... required) {
        return new Form.Fields(Map.copyOf(known), Set.of(required));
    }

    private static Form root() {
        var known = new HashMap<String, Form>();
        known.put("schema", TEXT);
        known.put("cluster", TEXT);
        known.put("takenAt", TEXT);
        known.put("kubernetesVersion", TEXT);
        known.put("files", new Form.ListOf(TEXT));
        known.put("objects", new Form.ListOf(OBJECT));
        known.put("namespaces", new Form.ListOf(NAMESPACE));
        known.put("workloads", new Form.ListOf(WORKLOAD));
        known.put("gaps", new Form.ListOf(GAP));
        known.put("foreignCalls", new Form.ListOf(FOREIGN_CALL));
        return fields(known, "schema", "cluster", "files", "objects", "namespaces", "workloads", "gaps");
    }

    static void check(Field snapshot) throws DamagedSnapshot {
        check(root(), snapshot);
    }

    private static void check(Form form, Field field) throws DamagedSnapshot {
        var value = field.value().orElse(new Value.Nothing(0));
        switch (form) {
            case Form.Text _ -> require(value instanceof Value.Text ? Fit.FITS : Fit.DIFFERS, field);
            case Form.Count _ -> require(isCount(value) ? Fit.FITS : Fit.DIFFERS, field);
            case Form.Truth _ -> require(value instanceof Value.Truth ? Fit.FITS : Fit.DIFFERS, field);
            case Form.Tree _ -> require(value instanceof Mapping ? Fit.FITS : Fit.DIFFERS, field);
            case Form.ListOf(var items) -> {
                require(value instanceof Value.Sequence ? Fit.FITS : Fit.DIFFERS, field);
                for (var item : field.items()) {
                    check(items, item);
                }
            }
            case Form.Fields fields -> {
                require(value instanceof Mapping ? Fit.FITS : Fit.DIFFERS, field);
                checkFields(fields, field);
            }
        }
    }

    private enum Fit {
        FITS,
        DIFFERS
    }

    private static void require(Fit fit, Field field) throws DamagedSnapshot {
        if (fit == Fit.DIFFERS) {
            throw new DamagedSnapshot(
                    field.path().isEmpty() ? "it has another form" : field.path() + " has another form");
        }
    }

    private static boolean isCount(Value value) {
        return value instanceof Value.Numeric number && number.asText().matches("[0-9]{1,9}");
    }

    private static void checkFields(Form.Fields form, Field field) throws DamagedSnapshot {
        for (var required : form.required()) {
            if (field.at(required).value().isEmpty()) {
                throw new DamagedSnapshot(field.path() + " lacks " + required);
            }
        }
        for (var entry : field.entries()) {
            var known = form.known().get(entry.key());
            if (known == null) {
                throw new DamagedSnapshot(entry.path() + " is not known");
            }
            check(known, entry);
        }
    }
}
