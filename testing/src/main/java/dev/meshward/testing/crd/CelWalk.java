package dev.meshward.testing.crd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Asks every {@code x-kubernetes-validations} rule of a schema about the value it stands on. */
final class CelWalk {

    /** Words of CEL itself; Kubernetes lets rules name such a property with two underscores on each side. */
    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    private final CelRules rules;
    private final String kind;
    private final List<String> violations = new ArrayList<>();
    private final TreeSet<String> notEvaluated = new TreeSet<>();

    CelWalk(CelRules rules, String kind) {
        this.rules = rules;
        this.kind = kind;
    }

    Verdict ofObject(Map<String, @Nullable Object> object, Map<String, @Nullable Object> schema) {
        walk(object, schema, "");
        return new Verdict(violations, notEvaluated);
    }

    private void walk(@Nullable Object value, Map<String, @Nullable Object> schema, String path) {
        if (value == null) {
            return;
        }
        for (var each : PlainData.list(schema.get("x-kubernetes-validations"))) {
            ask(PlainData.map(each), escaped(value, schema), path);
        }
        if (value instanceof Map<?, ?>) {
            below(PlainData.map(value), schema, path);
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                walk(items.get(i), PlainData.map(schema.get("items")), path + "[" + i + "]");
            }
        }
    }

    private void below(Map<String, @Nullable Object> object, Map<String, @Nullable Object> schema, String path) {
        var properties = PlainData.map(schema.get("properties"));
        object.forEach((key, item) -> {
            var ofItem = properties.containsKey(key) ? properties.get(key) : schema.get("additionalProperties");
            walk(item, PlainData.map(ofItem), path.isEmpty() ? key : path + "." + key);
        });
    }

    private void ask(Map<String, @Nullable Object> validation, Object value, String path) {
        var rule = PlainData.text(validation.get("rule"));
        // A rule about the change from an older state is never asked when an object is created.
        if (rule.contains("oldSelf")) {
            return;
        }
        switch (rules.ask(rule, value)) {
            case CelRules.Answer.Holds _ -> {}
            case CelRules.Answer.Broken _ ->
                violations.add((path.isEmpty() ? "the object" : path) + ": "
                        + validation.getOrDefault("message", "breaks " + rule));
            case CelRules.Answer.NotEvaluated(var because) ->
                notEvaluated.add(kind + " " + path + ": " + rule + " (" + because + ")");
        }
    }

    /** Property names are escaped as rules spell them; keys of maps are data and stay. */
    private static Object escaped(Object value, Map<String, @Nullable Object> schema) {
        if (value instanceof Map<?, ?>) {
            var copy = new LinkedHashMap<String, Object>();
            var properties = PlainData.map(schema.get("properties"));
            PlainData.map(value).forEach((key, item) -> {
                var isProperty = properties.containsKey(key);
                var ofItem = isProperty ? properties.get(key) : schema.get("additionalProperties");
                if (item != null) {
                    copy.put(isProperty ? escapedName(key) : key, escaped(item, PlainData.map(ofItem)));
                }
            });
            return copy;
        }
        if (value instanceof List<?>) {
            var copy = new ArrayList<Object>();
            var ofItem = PlainData.map(schema.get("items"));
            PlainData.list(value)
                    .forEach(item -> copy.add(
                            item == null ? dev.cel.common.values.NullValue.NULL_VALUE : escaped(item, ofItem)));
            return copy;
        }
        return value;
    }

    private static String escapedName(String name) {
        return RESERVED.contains(name)
                ? "__" + name + "__"
                : name.replace("__", "__underscores__")
                        .replace(".", "__dot__")
                        .replace("-", "__dash__")
                        .replace("/", "__slash__");
    }
}
