package dev.meshward.export.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Boxes without a place that are linked with each other and stand in the same frame; all boxes of a frame of which none has
 * a place are one group.
 *
 * @param chart they alone, without their frame
 */
record NewGroup(Chart chart, Optional<String> frame) {

    boolean has(String box) {
        return chart.boxes().containsKey(box);
    }

    /** In the order of their first ids. */
    static List<NewGroup> of(Chart chart, Set<String> placed) {
        var waiting = new TreeSet<>(chart.boxes().keySet());
        waiting.removeAll(placed);
        var neighbours = neighbours(chart, waiting);
        var groups = new ArrayList<NewGroup>();
        while (!waiting.isEmpty()) {
            var members = reachable(waiting.first(), neighbours);
            waiting.removeAll(members);
            groups.add(groupOf(chart, members));
        }
        return groups;
    }

    private static Map<String, Set<String>> neighbours(Chart chart, Set<String> waiting) {
        var neighbours = new TreeMap<String, Set<String>>();
        chart.links().stream()
                .filter(link -> waiting.contains(link.from()) && waiting.contains(link.to()))
                .filter(link -> frameOf(chart, link.from()).equals(frameOf(chart, link.to())))
                .forEach(link -> join(neighbours, link.from(), link.to()));
        for (var frame : chart.frames().keySet()) {
            var members = chart.within(frame).stream().map(Box::id).toList();
            if (waiting.containsAll(members)) {
                members.forEach(member -> join(neighbours, members.getFirst(), member));
            }
        }
        return neighbours;
    }

    private static Optional<String> frameOf(Chart chart, String box) {
        return Optional.ofNullable(chart.boxes().get(box)).flatMap(Box::frame);
    }

    private static void join(Map<String, Set<String>> neighbours, String one, String other) {
        neighbours.computeIfAbsent(one, _ -> new TreeSet<>()).add(other);
        neighbours.computeIfAbsent(other, _ -> new TreeSet<>()).add(one);
    }

    private static Set<String> reachable(String first, Map<String, Set<String>> neighbours) {
        var seen = new TreeSet<String>(List.of(first));
        var next = new ArrayDeque<String>(seen);
        while (!next.isEmpty()) {
            for (var neighbour : neighbours.getOrDefault(next.remove(), Set.of())) {
                if (seen.add(neighbour)) {
                    next.add(neighbour);
                }
            }
        }
        return seen;
    }

    private static NewGroup groupOf(Chart chart, Set<String> members) {
        var boxes = members.stream()
                .flatMap(id -> Optional.ofNullable(chart.boxes().get(id)).stream())
                .map(box -> new Box(box.id(), box.width(), box.height()))
                .toList();
        var links = chart.links().stream()
                .filter(link -> members.contains(link.from()) && members.contains(link.to()))
                .toList();
        return new NewGroup(
                Chart.of(boxes, List.of(), links),
                frameOf(chart, members.iterator().next()));
    }
}
