package dev.meshward.judge;

import java.util.IdentityHashMap;
import java.util.Map;

/** Gives each thing a number, by being the very same thing and not an equal one: comparing whole pods would take long. */
final class Numbers {

    private final Map<Object, Integer> numberByThing = new IdentityHashMap<>();

    int of(Object thing) {
        return numberByThing.computeIfAbsent(thing, _ -> numberByThing.size());
    }
}
