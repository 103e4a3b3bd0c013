package dev.meshward.bundles;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The way from the root of an object to one of its fields, through mappings and through lists whose items have a key. */
public record FieldPath(List<Segment> segments) {

    private static final Pattern SEGMENT =
            Pattern.compile("\\['(?<quoted>[^']*)']|\\[(?<field>\\w+)=(?<value>[^\\]]*)]|(?<plain>[^.\\[]+)");

    public FieldPath {
        segments = List.copyOf(segments);
    }

    /** One step of the way. */
    public sealed interface Segment {}

    public record Key(String name) implements Segment {}

    /** The item of a list whose field {@code field} has this value. */
    public record Item(String field, Value value) implements Segment {

        boolean isFor(Value item) {
            return item instanceof Mapping mapping
                    && mapping.get(field).map(value::equals).orElse(false);
        }
    }

    static FieldPath root() {
        return new FieldPath(List.of());
    }

    FieldPath key(String name) {
        return with(new Key(name));
    }

    FieldPath item(String field, Value value) {
        return with(new Item(field, value));
    }

    /** The path that {@link #toString()} wrote. */
    public static FieldPath parse(String text) {
        var path = root();
        var matcher = SEGMENT.matcher(text);
        while (matcher.find()) {
            if (matcher.group("quoted") != null) {
                path = path.key(matcher.group("quoted"));
            } else if (matcher.group("field") != null) {
                path = path.item(matcher.group("field"), scalar(matcher.group("field"), matcher.group("value")));
            } else {
                path = path.key(matcher.group("plain"));
            }
        }
        return path;
    }

    /** Items are told apart by port numbers, or by texts. */
    private static Value scalar(String field, String value) {
        return field.toLowerCase(Locale.ROOT).endsWith("port") ? new Value.Numeric(value, 0) : Value.Text.of(value);
    }

    private FieldPath with(Segment segment) {
        var longer = new ArrayList<>(segments);
        longer.add(segment);
        return new FieldPath(longer);
    }

    /** The names of the keys alone, without the items of lists. */
    List<String> keys() {
        return segments.stream()
                .flatMap(segment -> segment instanceof Key(var name) ? Stream.of(name) : Stream.empty())
                .toList();
    }

    /** The last key; empty at the root. */
    String lastKey() {
        var keys = keys();
        return keys.isEmpty() ? "" : keys.getLast();
    }

    /** True when this is the other field, or stands inside of it. */
    boolean isWithin(FieldPath other) {
        return segments.size() >= other.segments.size()
                && segments.subList(0, other.segments.size()).equals(other.segments);
    }

    /** What stands at this field; empty where it, or anything on the way, is absent. */
    public Optional<Value> in(Mapping object) {
        Optional<Value> value = Optional.of(object);
        for (var segment : segments) {
            value = value.flatMap(each -> child(each, segment));
        }
        return value;
    }

    private static Optional<Value> child(Value value, Segment segment) {
        return switch (segment) {
            case Key(var name) -> value instanceof Mapping mapping ? mapping.get(name) : Optional.empty();
            case Item item ->
                value instanceof Value.Sequence sequence
                        ? sequence.items().stream().filter(item::isFor).findFirst()
                        : Optional.empty();
        };
    }

    /** The same object with another value at this field; without the field where the value is empty. */
    public Mapping set(Mapping object, Optional<Value> value) {
        return segments.isEmpty() ? object : (Mapping) set(object, 0, value);
    }

    private Value set(Value holder, int depth, Optional<Value> value) {
        return switch (segments.get(depth)) {
            case Key(var name) -> {
                var mapping = holder instanceof Mapping there ? there : Mapping.empty();
                var child = childOf(mapping.get(name), depth, value);
                yield child.isPresent() ? mapping.with(name, child.get()) : mapping.without(name);
            }
            case Item item ->
                Value.Sequence.of((holder instanceof Value.Sequence list ? list.items() : List.<Value>of())
                        .stream()
                                .flatMap(each -> item.isFor(each)
                                        ? childOf(Optional.of(each), depth, value).stream()
                                        : Stream.of(each))
                                .toList());
        };
    }

    /** What stands there afterwards; a holder that is not there is not made only to leave something out of it. */
    private Optional<Value> childOf(Optional<Value> child, int depth, Optional<Value> value) {
        if (depth == segments.size() - 1) {
            return value;
        }
        return child.isEmpty() && value.isEmpty()
                ? Optional.empty()
                : Optional.of(set(child.orElse(Mapping.empty()), depth + 1, value));
    }

    /** {@code spec.ports[port=80].appProtocol}; keys with dots in brackets and quotes. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var segment : segments) {
            switch (segment) {
                case Key(var name) -> appendKey(text, name);
                case Item(var field, var value) ->
                    text.append('[')
                            .append(field)
                            .append('=')
                            .append(value instanceof Value.Scalar scalar ? scalar.asText() : "")
                            .append(']');
            }
        }
        return text.toString();
    }

    private static void appendKey(StringBuilder text, String name) {
        if (name.indexOf('.') >= 0 || name.isEmpty()) {
            text.append("['").append(name).append("']");
        } else {
            text.append(text.isEmpty() ? "" : ".").append(name);
        }
    }
}
