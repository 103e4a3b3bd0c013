package dev.meshward.evaluate;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was read from each object, kept as long as the object is the very same one: a plan asks thousands of times about
 * objects it never touches. Not for several threads.
 */
public final class Views<S, T> {

    /** Beyond this many everything is read anew: most of what was read long ago is never asked for again. */
    private static final int KEPT = 100_000;

    private final Function<S, T> read;
    private final Map<S, T> viewByObject = new IdentityHashMap<>();

    public Views(Function<S, T> read) {
        this.read = read;
    }

    public T of(S object) {
        var known = viewByObject.get(object);
        if (known != null) {
            return known;
        }
        var view = read.apply(object);
        if (viewByObject.size() >= KEPT) {
            viewByObject.clear();
        }
        viewByObject.put(object, view);
        return view;
    }
}
