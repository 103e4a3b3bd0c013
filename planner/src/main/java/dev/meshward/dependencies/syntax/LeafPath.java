package dev.meshward.dependencies.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Follows a nested file from key to key and collects its leaves; items of a list carry the name of the list. */
final class LeafPath {

    /** Deeper nesting is no configuration that anybody wrote. */
    static final int DEEPEST = 100;

    private final List<Leaf> leaves = new ArrayList<>();
    private final Deque<String> paths = new ArrayDeque<>();
    private final Deque<String> keys = new ArrayDeque<>();
    private int items;

    LeafPath() {
        paths.push("");
        keys.push("");
    }

    /** The name that the next value stands under. */
    void enter(String key) {
        var parent = paths.peek();
        paths.push(parent == null || parent.isEmpty() ? key : parent + "." + key);
        keys.push(key);
    }

    /** An item of a list: the mappings in a list must not be taken for one, so each has a path of its own. */
    void enterItem() {
        var parent = paths.peek();
        var key = keys.peek();
        paths.push((parent == null ? "" : parent) + "[" + items++ + "]");
        keys.push(key == null ? "" : key);
    }

    /** A file whose keys are collections closes more than it opened; the root stays. */
    void leave() {
        if (paths.size() > 1) {
            paths.pop();
            keys.pop();
        }
    }

    void add(int line, String text) {
        if (text.isEmpty()) {
            return;
        }
        var key = keys.pop();
        var path = paths.pop();
        leaves.add(new Leaf(parentOf(path, key), key, line, text));
        paths.push(path);
        keys.push(key);
    }

    private static String parentOf(String path, String key) {
        if (path.endsWith(key)
                && path.length() > key.length()
                && path.charAt(path.length() - key.length() - 1) == '.') {
            return path.substring(0, path.length() - key.length() - 1);
        }
        return path.equals(key) ? "" : path;
    }

    List<Leaf> leaves() {
        return leaves;
    }
}
