package dev.meshward.manifest;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Named values in the order they were written. Two parallel arrays instead of a hash map: a cluster has millions of
 * mappings and nearly all of them are small, so this takes a quarter of the memory and is no slower to search.
 * Equality ignores the order of keys, as YAML and JSON do.
 */
public final class Mapping implements Value {

    /** From this size on, look-ups go through an index that is built on first use. */
    private static final int INDEXED_FROM = 24;

    private static final String[] NO_KEYS = {};
    private static final Value[] NO_VALUES = {};

    private final String[] keys;
    private final Value[] values;
    private final int line;
    private @Nullable Map<String, Integer> positionByKey;

    private Mapping(String[] keys, Value[] values, int line) {
        this.keys = keys;
        this.values = values;
        this.line = line;
    }

    /** An empty mapping that was not read from a file. */
    public static Mapping empty() {
        return new Mapping(NO_KEYS, NO_VALUES, 0);
    }

    /** A mapping that was not read from a file, in the iteration order of {@code entries}. */
    public static Mapping of(Map<String, ? extends Value> entries) {
        var building = building(0);
        entries.forEach(building::put);
        return building.build();
    }

    /** A mapping over arrays that nobody else keeps; no key may occur twice. */
    static Mapping owning(String[] keys, Value[] values, int line) {
        return keys.length == 0 ? new Mapping(NO_KEYS, NO_VALUES, line) : new Mapping(keys, values, line);
    }

    /** Starts a mapping that begins on {@code line}. */
    public static Building building(int line) {
        return new Building(line);
    }

    /** Starts a mapping that was not read from a file. */
    public static Building building() {
        return new Building(0);
    }

    @Override
    public int line() {
        return line;
    }

    public int size() {
        return keys.length;
    }

    public boolean isEmpty() {
        return keys.length == 0;
    }

    /** The keys in the order they were written. */
    public List<String> keys() {
        return readOnly(keys);
    }

    /** The values in the order they were written. */
    public List<Value> values() {
        return readOnly(values);
    }

    public Optional<Value> get(String key) {
        int position = positionOf(key);
        return position < 0 ? Optional.empty() : Optional.of(values[position]);
    }

    /** This mapping with {@code key} set: replaced where it stands, appended where it is new. */
    public Mapping with(String key, Value value) {
        int position = positionOf(key);
        if (position >= 0) {
            var changed = values.clone();
            changed[position] = value;
            return new Mapping(keys, changed, line);
        }
        return copied().put(key, value).build();
    }

    /** This mapping without {@code key}. */
    public Mapping without(String key) {
        if (positionOf(key) < 0) {
            return this;
        }
        var building = building(line);
        for (int i = 0; i < keys.length; i++) {
            if (!keys[i].equals(key)) {
                building.put(keys[i], values[i]);
            }
        }
        return building.build();
    }

    /** The position of {@code key} in {@link #keys()}, or -1. */
    int positionOf(String key) {
        if (keys.length >= INDEXED_FROM) {
            return index().getOrDefault(key, -1);
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, Integer> index() {
        var index = positionByKey;
        if (index == null) {
            index = new HashMap<>(keys.length * 2);
            for (int i = 0; i < keys.length; i++) {
                index.put(keys[i], i);
            }
            positionByKey = index;
        }
        return index;
    }

    private Building copied() {
        var building = building(line);
        for (int i = 0; i < keys.length; i++) {
            building.put(keys[i], values[i]);
        }
        return building;
    }

    private static <T> List<T> readOnly(T[] array) {
        return new AbstractList<>() {
            @Override
            public T get(int position) {
                return array[position];
            }

            @Override
            public int size() {
                return array.length;
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mapping that && keys.length == that.keys.length && sameEntries(that);
    }

    private boolean sameEntries(Mapping that) {
        for (int i = 0; i < keys.length; i++) {
            int there = i < that.keys.length && that.keys[i].equals(keys[i]) ? i : that.positionOf(keys[i]);
            if (there < 0 || !values[i].equals(that.values[there])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < keys.length; i++) {
            hash += keys[i].hashCode() ^ values[i].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(keys) + Arrays.toString(values);
    }

    /** Collects entries; the last value of a repeated key wins, so readers report repetitions themselves. */
    public static final class Building {
        private final ArrayList<String> keys = new ArrayList<>(8);
        private final ArrayList<Value> values = new ArrayList<>(8);
        private final int line;

        private Building(int line) {
            this.line = line;
        }

        public Building put(String key, Value value) {
            int position = keys.indexOf(key);
            if (position >= 0) {
                values.set(position, value);
            } else {
                append(key, value);
            }
            return this;
        }

        public Building put(String key, String text) {
            return put(key, Text.of(text));
        }

        public Building put(String key, long number) {
            return put(key, Numeric.of(number));
        }

        public Building put(String key, boolean truth) {
            return put(key, Truth.of(truth));
        }

        /** Adds an entry whose key the caller knows to be new; a large mapping is then built in linear time. */
        public Building append(String key, Value value) {
            keys.add(key);
            values.add(value);
            return this;
        }

        public Mapping build() {
            return new Mapping(keys.toArray(NO_KEYS), values.toArray(NO_VALUES), line);
        }
    }
}
