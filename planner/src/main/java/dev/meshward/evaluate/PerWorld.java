package dev.meshward.evaluate;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was worked out about each thing in one world: a comparison asks thousands of times about one pod of a world that never
 * changes. Forgotten as soon as another world is asked about. Not for several threads.
 */
public final class PerWorld<S, T> {

    private final Map<S, T> known = new IdentityHashMap<>();
    private World world = World.of(List.of());

    /** @param working how to find it out, where it is not known yet */
    public T of(S thing, World asked, Supplier<T> working) {
        if (asked != world) {
            known.clear();
            world = asked;
        }
        var found = known.get(thing);
        if (found != null) {
            return found;
        }
        var made = working.get();
        known.put(thing, made);
        return made;
    }
}
