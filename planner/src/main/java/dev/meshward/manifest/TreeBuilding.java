package dev.meshward.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds trees from tokens. Repeated keys are noted, aliases are expanded within a budget, and depth is limited, so that
 * no text makes the trees or the stack grow beyond what its length justifies.
 */
final class TreeBuilding {

    /** The deepest schemas of real CRDs need about 80 levels. */
    static final int DEEPEST = 500;

    /** Nodes that the aliases of one document may stand for in all; a few hundred are usual where there are any. */
    static final int ALIAS_BUDGET = 100_000;

    private final Tokens tokens;
    private final String file;
    private final ItemSink items;
    private final Map<String, Anchored> anchored = new HashMap<>();
    private long nodes;
    private long nodesFromAliases;

    /** The keys and values of all mappings and sequences that are still open, one above the other. */
    private String[] keyStack = new String[256];

    private Value[] valueStack = new Value[256];
    private int top;

    private final String[] keyAtDepth = new String[DEEPEST + 2];
    private final int[] positionAtDepth = new int[DEEPEST + 2];
    /** Depth of the object that paths are counted from: 0, or deeper for an item of a list. */
    private int pathStart;

    private List<Place> repeatedKeys = new ArrayList<>();

    private int deepest;

    /**
     * @param value null while it is still being read
     * @param height levels below the value itself
     */
    private record Anchored(@Nullable Value value, long nodes, int height) {}

    /** Who takes the items of a list one by one, so that the list never becomes a tree. */
    interface ItemSink {

        /** Lists within lists are taken apart as well, but nobody needs more of them than this. */
        int DEEPEST_LIST = 16;

        /** True when the items of a root of this kind may be objects; the kind is empty where it is not yet read. */
        boolean wants(String kind);

        /** False leaves the item in the tree. */
        boolean took(Value item, List<Place> repeatedKeys);
    }

    TreeBuilding(Tokens tokens, String file, ItemSink items) {
        this.tokens = tokens;
        this.file = file;
        this.items = items;
    }

    /** Anchors do not reach into the next document. */
    void startDocument() {
        anchored.clear();
        nodesFromAliases = 0;
    }

    /** The places of repeated keys since the last call, for the object just built. */
    List<Place> takeRepeatedKeys() {
        if (repeatedKeys.isEmpty()) {
            return List.of();
        }
        var taken = repeatedKeys;
        repeatedKeys = new ArrayList<>();
        return taken;
    }

    /** The value that begins at the current token, as the root of a tree. */
    Value root(Tokens.Kind kind) throws BrokenDocument {
        return value(kind, 0);
    }

    private Value value(Tokens.Kind kind, int depth) throws BrokenDocument {
        nodes++;
        var anchor = tokens.anchor();
        if (anchor == null) {
            return built(kind, depth);
        }
        return kind == Tokens.Kind.ALIAS ? repeated(anchor, depth) : remembered(anchor, kind, depth);
    }

    private Value built(Tokens.Kind kind, int depth) throws BrokenDocument {
        return switch (kind) {
            case MAPPING -> mapping(depth);
            case SEQUENCE -> sequence(depth);
            default -> tokens.scalar();
        };
    }

    private Value remembered(String anchor, Tokens.Kind kind, int depth) throws BrokenDocument {
        long before = nodes + nodesFromAliases;
        int deepestBefore = deepest;
        deepest = depth;
        anchored.put(anchor, new Anchored(null, 0, 0));
        var value = built(kind, depth);
        anchored.put(anchor, new Anchored(value, nodes + nodesFromAliases - before + 1, deepest - depth));
        deepest = Math.max(deepest, deepestBefore);
        return value;
    }

    private Value repeated(String anchor, int depth) throws BrokenDocument {
        var found = anchored.get(anchor);
        if (found == null) {
            throw new BrokenDocument(tokens.line(), "an alias repeats something that has no anchor");
        }
        var value = found.value();
        if (value == null) {
            throw new BrokenDocument(tokens.line(), "an alias repeats the value that it stands in, which has no end");
        }
        checkDepth(depth + found.height());
        nodesFromAliases += found.nodes();
        if (nodesFromAliases > ALIAS_BUDGET) {
            throw new BrokenDocument(
                    tokens.line(),
                    "its aliases stand for more than " + ALIAS_BUDGET + " values; such a document is refused");
        }
        return value;
    }

    private void checkDepth(int depth) throws BrokenDocument {
        if (depth >= DEEPEST) {
            throw new BrokenDocument(tokens.line(), "it is nested deeper than " + DEEPEST + " levels");
        }
        deepest = Math.max(deepest, depth);
    }

    private Value sequence(int depth) throws BrokenDocument {
        checkDepth(depth);
        int line = tokens.line();
        int base = top;
        keyAtDepth[depth] = "";
        for (var kind = tokens.next(); kind != Tokens.Kind.END; kind = tokens.next()) {
            positionAtDepth[depth] = top - base;
            push("", value(kind, depth + 1));
        }
        var items = List.of(Arrays.copyOfRange(valueStack, base, top));
        top = base;
        return new Value.Sequence(items, line);
    }

    /** Hands out the items of a list, and returns those that nobody took. */
    private Value itemsLeft(int depth) throws BrokenDocument {
        int line = tokens.line();
        int base = top;
        var repeatedBefore = takeRepeatedKeys();
        pathStart = depth + 2;
        for (var kind = tokens.next(); kind != Tokens.Kind.END; kind = tokens.next()) {
            var item = value(kind, pathStart);
            if (!items.took(item, takeRepeatedKeys())) {
                push("", item);
            }
        }
        pathStart = depth;
        repeatedKeys.addAll(repeatedBefore);
        var left = List.of(Arrays.copyOfRange(valueStack, base, top));
        top = base;
        return new Value.Sequence(left, line);
    }

    private Mapping mapping(int depth) throws BrokenDocument {
        checkDepth(depth);
        var entries = new OpenMapping(tokens.line(), depth);
        for (var kind = tokens.next(); kind != Tokens.Kind.END; kind = tokens.next()) {
            if (tokens.isMergeKey()) {
                entries.merge(value(tokens.next(), depth + 1));
            } else {
                entries.take(key(kind));
            }
        }
        return entries.close();
    }

    /** The key at the current token. An alias may stand for a key, if what it repeats is a scalar. */
    String key(Tokens.Kind kind) throws BrokenDocument {
        if (kind == Tokens.Kind.SCALAR) {
            var anchor = tokens.anchor();
            if (anchor != null) {
                anchored.put(anchor, new Anchored(tokens.scalar(), 1, 0));
            }
            return tokens.text();
        }
        if (kind == Tokens.Kind.ALIAS && repeated(String.valueOf(tokens.anchor()), 0) instanceof Value.Scalar scalar) {
            return scalar.asText();
        }
        throw new BrokenDocument(tokens.line(), "a key is itself a list or a mapping");
    }

    private void push(String key, Value value) {
        if (top == valueStack.length) {
            keyStack = Arrays.copyOf(keyStack, top * 2);
            valueStack = Arrays.copyOf(valueStack, top * 2);
        }
        keyStack[top] = key;
        valueStack[top++] = value;
    }

    private void noteRepeatedKey(String key, int depth) {
        var path = new StringBuilder();
        for (int i = pathStart; i < depth; i++) {
            appendStep(path, keyAtDepth[i], positionAtDepth[i]);
        }
        appendStep(path, key, -1);
        repeatedKeys.add(new Place(file, tokens.line(), path.toString()));
    }

    private static void appendStep(StringBuilder path, String key, int position) {
        if (position >= 0) {
            path.append('[').append(position).append(']');
        } else if (key.indexOf('.') >= 0 || key.isEmpty()) {
            path.append("['").append(key).append("']");
        } else {
            path.append(path.isEmpty() ? "" : ".").append(key);
        }
    }

    /** The entries of a mapping that is being read. */
    private final class OpenMapping {

        /** Beyond this size, repeated keys are looked for in an index. */
        private static final int INDEXED_FROM = 24;

        private final int line;
        private final int depth;
        private final int base = top;
        private @Nullable Map<String, Integer> positionByKey;
        private @Nullable List<Mapping> merged;

        OpenMapping(int line, int depth) {
            this.line = line;
            this.depth = depth;
        }

        void take(String key) throws BrokenDocument {
            int known = positionOf(key);
            if (known >= 0) {
                noteRepeatedKey(key, depth);
            }
            keyAtDepth[depth] = key;
            positionAtDepth[depth] = -1;
            var kind = tokens.next();
            put(key, known, isListOfObjects(key, kind) ? itemsLeft(depth) : value(kind, depth + 1));
        }

        private boolean isListOfObjects(String key, Tokens.Kind kind) {
            return depth == pathStart
                    && depth < ItemSink.DEEPEST_LIST
                    && kind == Tokens.Kind.SEQUENCE
                    && key.equals("items")
                    && tokens.anchor() == null
                    && items.wants(kindSoFar());
        }

        private String kindSoFar() {
            int position = positionOf("kind");
            return position >= 0 && valueStack[position] instanceof Value.Scalar kind ? kind.asText() : "";
        }

        private void put(String key, int known, Value value) {
            if (known >= 0) {
                valueStack[known] = value;
                return;
            }
            push(key, value);
            if (positionByKey != null) {
                positionByKey.put(key, top - 1);
            }
        }

        private int positionOf(String key) {
            if (top - base >= INDEXED_FROM) {
                return index().getOrDefault(key, -1);
            }
            for (int i = base; i < top; i++) {
                if (keyStack[i].equals(key)) {
                    return i;
                }
            }
            return -1;
        }

        private Map<String, Integer> index() {
            var index = positionByKey;
            if (index == null) {
                index = new HashMap<>();
                for (int i = base; i < top; i++) {
                    index.put(keyStack[i], i);
                }
                positionByKey = index;
            }
            return index;
        }

        void merge(Value drawnIn) throws BrokenDocument {
            var sources = merged == null ? new ArrayList<Mapping>() : merged;
            switch (drawnIn) {
                case Mapping one -> sources.add(one);
                case Value.Sequence several -> {
                    for (var each : several.items()) {
                        sources.add(asMapping(each));
                    }
                }
                case Value.Scalar _ -> asMapping(drawnIn);
            }
            merged = sources;
        }

        private Mapping asMapping(Value value) throws BrokenDocument {
            if (value instanceof Mapping mapping) {
                return mapping;
            }
            throw new BrokenDocument(tokens.line(), "the merge key << names something that is no mapping");
        }

        /** What the mapping says itself wins over what it draws in, and earlier sources over later ones. */
        Mapping close() {
            for (var source : merged == null ? List.<Mapping>of() : merged) {
                for (int i = 0; i < source.size(); i++) {
                    var key = source.keys().get(i);
                    if (positionOf(key) < 0) {
                        put(key, -1, source.values().get(i));
                    }
                }
            }
            var keys = Arrays.copyOfRange(keyStack, base, top);
            var values = Arrays.copyOfRange(valueStack, base, top);
            top = base;
            return Mapping.owning(keys, values, line);
        }
    }
}
