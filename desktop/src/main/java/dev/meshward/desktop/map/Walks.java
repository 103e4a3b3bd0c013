package dev.meshward.desktop.map;

import dev.meshward.export.layout.Link;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Walks along the lines of a map. */
record Walks(Map<String, Set<String>> callees, Map<String, Set<String>> callers) {

    static Walks along(Set<Link> links) {
        var callees = new HashMap<String, Set<String>>();
        var callers = new HashMap<String, Set<String>>();
        for (var link : links) {
            callees.computeIfAbsent(link.from(), _ -> new TreeSet<>()).add(link.to());
            callers.computeIfAbsent(link.to(), _ -> new TreeSet<>()).add(link.from());
        }
        return new Walks(callees, callers);
    }

    Set<String> calleesOf(String box) {
        return callees.getOrDefault(box, Set.of());
    }

    Set<String> callersOf(String box) {
        return callers.getOrDefault(box, Set.of());
    }

    /** The path from the one to the other, else back. */
    Set<String> between(String one, String other) {
        var there = path(one, other);
        return there.isEmpty() ? path(other, one) : there;
    }

    /** The boxes on a shortest way of calls, both ends included; empty where no call leads there. */
    Set<String> path(String from, String to) {
        var cameFrom = new HashMap<String, String>();
        var waiting = new ArrayDeque<>(List.of(from));
        cameFrom.put(from, from);
        while (!waiting.isEmpty() && !cameFrom.containsKey(to)) {
            var box = waiting.removeFirst();
            for (var next : calleesOf(box)) {
                if (cameFrom.putIfAbsent(next, box) == null) {
                    waiting.addLast(next);
                }
            }
        }
        var path = new LinkedHashSet<String>();
        if (cameFrom.containsKey(to)) {
            for (var box = to; path.add(box); ) {
                box = cameFrom.getOrDefault(box, box);
            }
        }
        return path;
    }
}
