package dev.meshward.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds trees from tokens. Repeated keys are noted, aliases are expanded within a budget, and depth is limited, so that
 * no text makes the trees or the stack grow beyond what its length justifies.
 */
final class TreeBuilding {

    /** The deepest schemas of real CRDs need about 80 levels. */
    static final int DEEPEST = 500;

    private final Tokens tokens;
    private final String file;
    private final ItemSink items;
    private final Aliases aliases = new Aliases();
    private final OpenValues open = new OpenValues();
    private final String[] keyAtDepth = new String[DEEPEST + 2];
    private final int[] positionAtDepth = new int[DEEPEST + 2];
    /** Depth of the object that paths are counted from: 0, or deeper for an item of a list. */
    private int pathStart;

    private List<Place> repeatedKeys = new ArrayList<>();

    private int deepest;

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
        aliases.startDocument();
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
        aliases.countNode();
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
        long before = aliases.weight();
        int deepestBefore = deepest;
        deepest = depth;
        aliases.open(anchor);
        var value = built(kind, depth);
        aliases.close(anchor, value, before, deepest - depth);
        deepest = Math.max(deepest, deepestBefore);
        return value;
    }

    private Value repeated(String anchor, int depth) throws BrokenDocument {
        var found = aliases.find(anchor, tokens.line());
        checkDepth(depth + found.height());
        return aliases.repeat(found, tokens.line());
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
        int base = open.top();
        keyAtDepth[depth] = "";
        for (var kind = tokens.next(); kind != Tokens.Kind.END; kind = tokens.next()) {
            positionAtDepth[depth] = open.top() - base;
            open.push("", value(kind, depth + 1));
        }
        return open.sequence(base, line);
    }

    /** Hands out the items of a list, and returns those that nobody took. */
    private Value itemsLeft(int depth) throws BrokenDocument {
        int line = tokens.line();
        int base = open.top();
        var repeatedBefore = takeRepeatedKeys();
        pathStart = depth + 2;
        for (var kind = tokens.next(); kind != Tokens.Kind.END; kind = tokens.next()) {
            var item = value(kind, pathStart);
            if (!items.took(item, takeRepeatedKeys())) {
                open.push("", item);
            }
        }
        pathStart = depth;
        repeatedKeys.addAll(repeatedBefore);
        return open.sequence(base, line);
    }

    private Mapping mapping(int depth) throws BrokenDocument {
        checkDepth(depth);
        var entries = new OpenMapping(open, tokens.line());
        for (var kind = tokens.next(); kind != Tokens.Kind.END; kind = tokens.next()) {
            if (tokens.isMergeKey()) {
                entries.merge(value(tokens.next(), depth + 1), tokens.line());
            } else {
                entry(entries, key(kind), depth);
            }
        }
        return entries.close();
    }

    private void entry(OpenMapping entries, String key, int depth) throws BrokenDocument {
        if (entries.has(key)) {
            noteRepeatedKey(key, depth);
        }
        keyAtDepth[depth] = key;
        positionAtDepth[depth] = -1;
        var kind = tokens.next();
        boolean isListOfObjects = depth == pathStart
                && depth < ItemSink.DEEPEST_LIST
                && kind == Tokens.Kind.SEQUENCE
                && key.equals("items")
                && tokens.anchor() == null
                && items.wants(entries.kind());
        entries.put(key, isListOfObjects ? itemsLeft(depth) : value(kind, depth + 1));
    }

    /** The key at the current token. An alias may stand for a key, if what it repeats is a scalar. */
    private String key(Tokens.Kind kind) throws BrokenDocument {
        if (kind == Tokens.Kind.SCALAR) {
            var anchor = tokens.anchor();
            if (anchor != null) {
                aliases.close(anchor, tokens.scalar(), aliases.weight(), 0);
            }
            return tokens.text();
        }
        if (kind == Tokens.Kind.ALIAS && repeated(String.valueOf(tokens.anchor()), 0) instanceof Value.Scalar scalar) {
            return scalar.asText();
        }
        throw new BrokenDocument(tokens.line(), "a key is itself a list or a mapping");
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
}
