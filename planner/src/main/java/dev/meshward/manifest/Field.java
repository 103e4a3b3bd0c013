package dev.meshward.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field of a manifest, present or not, that knows its own path. Reading never throws: a field that is absent, or that
 * holds another type than asked for, answers empty. Whoever cares about a wrong type asks {@link #value()}.
 */
public final class Field {

    /** One step of a path: a quoted key, a position, or a plain key with the dot before it. */
    private static final Pattern STEP = Pattern.compile("\\['(.*?)'](?=[.\\[]|$)|\\[(\\d{1,9})]|\\.?([^.\\[]+)");

    private final String file;
    private final @Nullable Value value;
    private final @Nullable Field parent;
    /** The key in the parent mapping; empty for items of a sequence and for the root. */
    private final String key;
    /** The position in the parent sequence; -1 otherwise. */
    private final int position;

    private Field(String file, @Nullable Value value, @Nullable Field parent, String key, int position) {
        this.file = file;
        this.value = value;
        this.parent = parent;
        this.key = key;
        this.position = position;
    }

    /** The root field of an object. */
    public static Field of(String file, Value value) {
        return new Field(file, value, null, "", -1);
    }

    /** The field below these keys; absent where any of them is. */
    public Field at(String... keys) {
        var field = this;
        for (var each : keys) {
            field = field.child(each);
        }
        return field;
    }

    private Field child(String childKey) {
        var found = value instanceof Mapping mapping ? mapping.get(childKey).orElse(null) : null;
        return new Field(file, found, this, childKey, -1);
    }

    /** True when something other than null is written here. */
    public boolean isPresent() {
        return value != null && !(value instanceof Value.Nothing);
    }

    public boolean isAbsent() {
        return !isPresent();
    }

    /** What is written here, an explicit null included. */
    public Optional<Value> value() {
        return Optional.ofNullable(value);
    }

    /** The mapping written here, or an empty one. */
    public Mapping mapping() {
        return value instanceof Mapping mapping ? mapping : Mapping.empty();
    }

    /** The items of the sequence written here; none when it is not a sequence. */
    public List<Field> items() {
        if (!(value instanceof Value.Sequence sequence)) {
            return List.of();
        }
        var items = new ArrayList<Field>(sequence.items().size());
        for (int i = 0; i < sequence.items().size(); i++) {
            items.add(new Field(file, sequence.items().get(i), this, "", i));
        }
        return items;
    }

    /** The entries of the mapping written here, each with its {@link #key()}; none when it is not a mapping. */
    public List<Field> entries() {
        if (!(value instanceof Mapping mapping)) {
            return List.of();
        }
        var entries = new ArrayList<Field>(mapping.size());
        for (int i = 0; i < mapping.size(); i++) {
            entries.add(new Field(
                    file, mapping.values().get(i), this, mapping.keys().get(i), -1));
        }
        return entries;
    }

    /** The item at a position, counted from 0; absent where the sequence is shorter, or no sequence. */
    public Field item(int wanted) {
        var found = value instanceof Value.Sequence sequence
                        && wanted < sequence.items().size()
                ? sequence.items().get(wanted)
                : null;
        return new Field(file, found, this, "", wanted);
    }

    /** The field at a path as {@link #path()} writes it, seen from here. */
    public Field follow(String path) {
        var field = this;
        for (var step = STEP.matcher(path); step.lookingAt(); step.region(step.end(), path.length())) {
            var quoted = step.group(1);
            var number = step.group(2);
            field = number != null
                    ? field.item(Integer.parseInt(number))
                    : field.child(quoted != null ? quoted : String.valueOf(step.group(3)));
        }
        return field;
    }

    /** The whole object that this field is part of. */
    public Field root() {
        var root = this;
        while (root.parent != null) {
            root = root.parent;
        }
        return root;
    }

    /** The key of this field in its mapping; empty for items of a sequence and for the root. */
    public String key() {
        return key;
    }

    /** The text of any scalar other than null; numbers and truth values as written. */
    public Optional<String> text() {
        return value instanceof Value.Scalar scalar && isPresent() ? Optional.of(scalar.asText()) : Optional.empty();
    }

    public String textOr(String otherwise) {
        return value instanceof Value.Scalar scalar && isPresent() ? scalar.asText() : otherwise;
    }

    /** True when this field is a scalar with exactly this text. */
    public boolean is(String text) {
        return textOr("").equals(text) && isPresent();
    }

    /** True for {@code true}, quoted or not. */
    public boolean isTrue() {
        return is("true");
    }

    /** A whole number that fits an int, quoted or not. */
    public OptionalInt whole() {
        try {
            return value instanceof Value.Numeric || value instanceof Value.Text
                    ? OptionalInt.of(Integer.parseInt(textOr("")))
                    : OptionalInt.empty();
        } catch (NumberFormatException _) {
            return OptionalInt.empty();
        }
    }

    public int wholeOr(int otherwise) {
        return whole().orElse(otherwise);
    }

    /** The texts of a sequence of scalars, in order; other items are passed over. */
    public List<String> texts() {
        return items().stream().map(Field::text).flatMap(Optional::stream).toList();
    }

    /** The scalar entries of a mapping, such as labels, in the order written. */
    public Map<String, String> textByKey() {
        if (!(value instanceof Mapping mapping) || mapping.isEmpty()) {
            return Map.of();
        }
        var texts = new LinkedHashMap<String, String>();
        for (var entry : entries()) {
            entry.text().ifPresent(text -> texts.put(entry.key, text));
        }
        return texts;
    }

    /** Where this field is written; for an absent field, the line of the nearest field around it. */
    public Place place() {
        return new Place(file, line(), path());
    }

    private int line() {
        if (value != null) {
            return value.line();
        }
        return parent == null ? 0 : parent.line();
    }

    /** The path from the root: {@code spec.ports[0].name}, keys with dots in brackets and quotes. */
    public String path() {
        if (parent == null) {
            return "";
        }
        var before = parent.path();
        if (position >= 0) {
            return before + "[" + position + "]";
        }
        if (key.indexOf('.') >= 0 || key.isEmpty()) {
            return before + "['" + key + "']";
        }
        return before.isEmpty() ? key : before + "." + key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Field that
                && Objects.equals(value, that.value)
                && file.equals(that.file)
                && path().equals(that.path());
    }

    @Override
    public int hashCode() {
        return Objects.hash(file, path());
    }

    @Override
    public String toString() {
        return place() + " = " + value;
    }
}
