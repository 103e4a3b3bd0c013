package dev.meshward.testing.crd;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Documents as maps, lists, strings, longs, doubles, booleans and nulls, which is what CEL and schemas speak. */
public final class PlainData {

    private PlainData() {}

    /** All documents of a YAML text; read by the YAML library alone, so that our own reader is not its own witness. */
    public static List<@Nullable Object> documents(String yaml) {
        var settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        var documents = new ArrayList<@Nullable Object>();
        for (var document : new Load(settings).loadAllFromString(yaml)) {
            documents.add(normal(document));
        }
        return documents;
    }

    /** One value of ours as plain data. */
    public static @Nullable Object of(Value value) {
        return switch (value) {
            case Mapping mapping -> ofMapping(mapping);
            case Value.Sequence sequence -> {
                var items = new ArrayList<@Nullable Object>();
                sequence.items().forEach(item -> items.add(of(item)));
                yield items;
            }
            case Value.Text text -> text.asText();
            case Value.Numeric number -> number(number.asText());
            case Value.Truth truth -> truth.isTrue();
            case Value.Nothing _ -> null;
        };
    }

    public static Map<String, @Nullable Object> ofMapping(Mapping mapping) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < mapping.size(); i++) {
            plain.put(mapping.keys().get(i), of(mapping.values().get(i)));
        }
        return plain;
    }

    /** The mapping in {@code value}; empty when it is anything else. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked")
    public static List<@Nullable Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? (List<@Nullable Object>) list : List.of();
    }

    public static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), normal(item)));
            return copy;
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<@Nullable Object>();
            list.forEach(item -> copy.add(normal(item)));
            return copy;
        }
        return value instanceof Integer whole ? (Object) whole.longValue() : value;
    }

    private static Object number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return Double.parseDouble(text);
        }
    }
}
