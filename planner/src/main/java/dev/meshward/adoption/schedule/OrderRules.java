package dev.meshward.adoption.schedule;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What must come before what.
 *
 * @param before the first of each pair is in an earlier stage than the second
 * @param notAfter the first of each pair is in no later stage than the second
 * @param apart the two of each pair are in different stages
 * @param windows the stages that tasks may be in, for those that are not free
 * @param circles tasks of one grade whose namespaces call each other in a circle: between the first and the last stage with
 *     one of them, every stage with tasks of that grade holds one of them
 * @param canary climbs in the first stage, alone
 */
public record OrderRules(
        List<Pair> before,
        List<Pair> notAfter,
        List<Pair> apart,
        Map<Integer, Window> windows,
        List<SortedSet<Integer>> circles,
        Optional<Integer> canary) {

    public record Pair(int one, int other) {

        Pair reversed() {
            return new Pair(/* one= */ other, /* other= */ one);
        }
    }

    /** Stages counted from 1, both included. */
    public record Window(int first, int last) {

        public static final Window FREE = new Window(1, Integer.MAX_VALUE);

        public boolean isOneStage() {
            return first == last;
        }

        boolean holds(int stage) {
            return first <= stage && stage <= last;
        }
    }

    public OrderRules {
        before = List.copyOf(before);
        notAfter = List.copyOf(notAfter);
        apart = List.copyOf(apart);
        windows = Collections.unmodifiableMap(new TreeMap<>(windows));
        circles = List.copyOf(circles);
    }

    public static OrderRules none() {
        return new OrderRules(List.of(), List.of(), List.of(), Map.of(), List.of(), Optional.empty());
    }

    public Window windowOf(int task) {
        return windows.getOrDefault(task, Window.FREE);
    }

    OrderRules pinned(Map<Integer, Integer> stageByTask) {
        var narrowed = new TreeMap<>(windows);
        stageByTask.forEach((task, stage) -> narrowed.put(task, new Window(stage, stage)));
        return new OrderRules(before, notAfter, apart, narrowed, circles, canary);
    }
}
