package dev.meshward.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of a mapping that is being read. */
final class OpenMapping {

    /** Beyond this size, repeated keys are looked for in an index. */
    private static final int INDEXED_FROM = 24;

    private final OpenValues open;
    private final int line;
    private final int base;
    private @Nullable Map<String, Integer> positionByKey;
    private @Nullable List<Mapping> merged;

    OpenMapping(OpenValues open, int line) {
        this.open = open;
        this.line = line;
        this.base = open.top();
    }

    boolean has(String key) {
        return positionOf(key) >= 0;
    }

    /** The kind of the object, as far as it is read. */
    String kind() {
        int position = positionOf("kind");
        return position >= 0 && open.value(position) instanceof Value.Scalar kind ? kind.asText() : "";
    }

    /** The last value of a repeated key wins. */
    void put(String key, Value value) {
        int known = positionOf(key);
        if (known >= 0) {
            open.replace(known, value);
            return;
        }
        open.push(key, value);
        if (positionByKey != null) {
            positionByKey.put(key, open.top() - 1);
        }
    }

    private int positionOf(String key) {
        if (open.top() - base >= INDEXED_FROM) {
            return index().getOrDefault(key, -1);
        }
        for (int i = base; i < open.top(); i++) {
            if (open.key(i).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, Integer> index() {
        var index = positionByKey;
        if (index == null) {
            index = new HashMap<>();
            for (int i = base; i < open.top(); i++) {
                index.put(open.key(i), i);
            }
            positionByKey = index;
        }
        return index;
    }

    /** Draws in the entries of a mapping, or of several. */
    void merge(Value drawnIn, int atLine) throws BrokenDocument {
        var sources = merged == null ? new ArrayList<Mapping>() : merged;
        if (drawnIn instanceof Value.Sequence several) {
            for (var each : several.items()) {
                sources.add(asMapping(each, atLine));
            }
        } else {
            sources.add(asMapping(drawnIn, atLine));
        }
        merged = sources;
    }

    private static Mapping asMapping(Value value, int atLine) throws BrokenDocument {
        if (value instanceof Mapping mapping) {
            return mapping;
        }
        throw new BrokenDocument(atLine, "the merge key << names something that is no mapping");
    }

    /** What the mapping says itself wins over what it draws in, and earlier sources over later ones. */
    Mapping close() {
        for (var source : merged == null ? List.<Mapping>of() : merged) {
            for (int i = 0; i < source.size(); i++) {
                var key = source.keys().get(i);
                if (!has(key)) {
                    put(key, source.values().get(i));
                }
            }
        }
        return open.mapping(base, line);
    }
}
