package dev.meshward.evaluate;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was read from each object, kept as long as the object is the very same one: a plan asks thousands of times about
 * objects it never touches. Not for several threads.
 */
public final class Views<S, T> {

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
        viewByObject.put(object, view);
        return view;
    }
}
