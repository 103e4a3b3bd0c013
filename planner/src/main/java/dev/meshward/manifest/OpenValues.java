package dev.meshward.manifest;

import java.util.Arrays;
import java.util.List;

/** The keys and values of all mappings and sequences that are still open, one above the other. */
final class OpenValues {

    private String[] keys = new String[256];
    private Value[] values = new Value[256];
    private int top;

    int top() {
        return top;
    }

    void push(String key, Value value) {
        if (top == values.length) {
            keys = Arrays.copyOf(keys, top * 2);
            values = Arrays.copyOf(values, top * 2);
        }
        keys[top] = key;
        values[top++] = value;
    }

    String key(int position) {
        return keys[position];
    }

    Value value(int position) {
        return values[position];
    }

    void replace(int position, Value value) {
        values[position] = value;
    }

    /** Closes the sequence that begins at {@code base}. */
    Value.Sequence sequence(int base, int line) {
        var items = List.of(Arrays.copyOfRange(values, base, top));
        top = base;
        return new Value.Sequence(items, line);
    }

    /** Closes the mapping that begins at {@code base}. */
    Mapping mapping(int base, int line) {
        var mapping = Mapping.owning(Arrays.copyOfRange(keys, base, top), Arrays.copyOfRange(values, base, top), line);
        top = base;
        return mapping;
    }
}
