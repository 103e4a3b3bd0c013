package dev.meshward.status;

import dev.meshward.bundles.Touched;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A single value that a stage changes: what is written whole is taken apart, so that a later stage that patches a part of it
 * is seen to change the same value. Lists are one value.
 *
 * @param path empty for the object itself, which is there or is not
 */
record TouchedLeaf(ObjectKey object, String path, Optional<Value> before, Optional<Value> after) {

    /** What makes an object this object, and our own words about it: nobody who changes these changes what it decides. */
    private static final Set<String> IDENTITY =
            Set.of("apiVersion", "kind", "metadata.name", "metadata.namespace", "metadata.creationTimestamp");

    private static final String OUR_WORDS = "metadata.annotations['meshward.dev/";

    static List<TouchedLeaf> of(Touched touched) {
        var paths = new LinkedHashSet<String>();
        paths.add("");
        touched.before().ifPresent(value -> collect(Field.of("", value), paths));
        touched.after().ifPresent(value -> collect(Field.of("", value), paths));
        return paths.stream()
                .filter(below -> !below.isEmpty() || isLeafItself(touched))
                .map(below -> leaf(touched, below))
                .filter(TouchedLeaf::decidesSomething)
                .toList();
    }

    /** A mapping stands for its parts, except that of a whole object, which also says that the object is there. */
    private static boolean isLeafItself(Touched touched) {
        return touched.path().isEmpty()
                || touched.before()
                        .or(touched::after)
                        .filter(Mapping.class::isInstance)
                        .isEmpty();
    }

    private static void collect(Field field, Set<String> paths) {
        for (var entry : field.entries()) {
            if (entry.value().filter(value -> isFilled(value)).isPresent()) {
                collect(entry, paths);
            } else {
                paths.add(entry.path());
            }
        }
    }

    private static boolean isFilled(Value value) {
        return value instanceof Mapping mapping && !mapping.isEmpty();
    }

    private static TouchedLeaf leaf(Touched touched, String below) {
        return new TouchedLeaf(
                touched.object(),
                joined(touched.path(), below),
                part(touched.before(), below),
                part(touched.after(), below));
    }

    private static Optional<Value> part(Optional<Value> whole, String below) {
        return below.isEmpty()
                ? whole.map(value -> value instanceof Mapping ? Mapping.empty() : value)
                : whole.flatMap(value -> Field.of("", value).follow(below).value());
    }

    private static String joined(String path, String below) {
        return path + (path.isEmpty() || below.isEmpty() || below.startsWith("[") ? "" : ".") + below;
    }

    private boolean decidesSomething() {
        return !IDENTITY.contains(path) && !path.startsWith(OUR_WORDS);
    }
}
