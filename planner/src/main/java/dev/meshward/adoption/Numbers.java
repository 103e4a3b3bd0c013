package dev.meshward.adoption;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Gives things numbers, in the order in which it meets them. */
final class Numbers<T> {

    private final Map<T, Integer> numberOf = new HashMap<>();

    SortedSet<Integer> of(Collection<? extends T> things) {
        var numbers = new TreeSet<Integer>();
        things.forEach(thing -> numbers.add(numberOf.computeIfAbsent(thing, _ -> numberOf.size())));
        return numbers;
    }
}
