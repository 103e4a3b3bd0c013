package dev.meshward.manifest;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the anchors of a document name, and how much its aliases have repeated so far. */
final class Aliases {

    /** Nodes that the aliases of one document may stand for in all; a few hundred are usual where there are any. */
    static final int BUDGET = 100_000;

    private final Map<String, Anchored> anchored = new HashMap<>();
    private long nodes;
    private long repeated;

    /**
     * @param value null while it is still being read
     * @param height levels below the value itself
     */
    record Anchored(@Nullable Value value, long nodes, int height) {}

    /** Anchors do not reach into the next document. */
    void startDocument() {
        anchored.clear();
        repeated = 0;
    }

    void countNode() {
        nodes++;
    }

    /** Nodes so far, those that aliases stand for included. */
    long weight() {
        return nodes + repeated;
    }

    void open(String anchor) {
        anchored.put(anchor, new Anchored(null, 0, 0));
    }

    /** @param before the weight when the value began */
    void close(String anchor, Value value, long before, int height) {
        anchored.put(anchor, new Anchored(value, weight() - before + 1, height));
    }

    Anchored find(String anchor, int line) throws BrokenDocument {
        var found = anchored.get(anchor);
        if (found == null) {
            throw new BrokenDocument(line, "an alias repeats something that has no anchor");
        }
        return found;
    }

    /** The value an alias stands for, once more. */
    Value repeat(Anchored found, int line) throws BrokenDocument {
        var value = found.value();
        if (value == null) {
            throw new BrokenDocument(line, "an alias repeats the value that it stands in, which has no end");
        }
        repeated += found.nodes();
        if (repeated > BUDGET) {
            throw new BrokenDocument(
                    line, "its aliases stand for more than " + BUDGET + " values; such a document is refused");
        }
        return value;
    }
}
