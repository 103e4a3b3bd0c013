package dev.meshward.adoption.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A problem in arrays, by the number of the task. What only one task touches is counted; what several touch is listed. */
final class Figures {

    final int tasks;
    final Capacity capacity;
    final int[] grade;
    final boolean[] pinned;
    final int[] ownTouched;
    final int[][] sharedTouched;
    final int[] ownNamespaces;
    final int[][] sharedNamespaces;
    final int[] restarts;
    /** How many climb with each task, by their grade. */
    final int[][] climbing;

    final int grades;

    /** How many workloads a namespace counts as, when fullness is told in one figure. */
    final int namespaceWeight;

    Figures(ScheduleProblem problem) {
        var all = problem.tasks();
        this.tasks = all.size();
        this.capacity = problem.capacity();
        this.grade = all.stream().mapToInt(Task::grade).toArray();
        this.restarts = all.stream().mapToInt(Task::restarts).toArray();
        this.climbing = all.stream().map(Figures::counts).toArray(int[][]::new);
        this.grades =
                Arrays.stream(climbing).mapToInt(each -> each.length).max().orElse(0);
        this.pinned = new boolean[tasks];
        for (int task = 0; task < tasks; task++) {
            pinned[task] = problem.isPinned(task);
        }
        var touched = shared(all, Task::touched);
        var namespaces = shared(all, Task::namespaces);
        this.sharedTouched = touched;
        this.sharedNamespaces = namespaces;
        this.ownTouched = all.stream()
                .mapToInt(task -> task.touched().size() - touched[task.number()].length)
                .toArray();
        this.ownNamespaces = all.stream()
                .mapToInt(task -> task.namespaces().size() - namespaces[task.number()].length)
                .toArray();
        this.namespaceWeight = Math.max(1, capacity.touched() / Math.max(1, capacity.namespaces()));
    }

    private static int[] counts(Task task) {
        int highest = task.climbing().keySet().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        var counts = new int[highest + 1];
        task.climbing().forEach((grade, count) -> counts[grade] = count);
        return counts;
    }

    private static int[][] shared(List<Task> tasks, Function<Task, ? extends Iterable<Integer>> things) {
        Map<Integer, Integer> uses = new HashMap<>();
        tasks.forEach(task -> things.apply(task).forEach(thing -> uses.merge(thing, 1, Integer::sum)));
        var shared = new int[tasks.size()][];
        for (var task : tasks) {
            var several = new ArrayList<Integer>();
            things.apply(task).forEach(thing -> {
                if (uses.getOrDefault(thing, 0) > 1) {
                    several.add(thing);
                }
            });
            shared[task.number()] = toArray(several);
        }
        return shared;
    }

    static int[] toArray(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Lists for each task the others of its pairs. */
    static int[][] others(int tasks, List<OrderRules.Pair> pairs, boolean ofTheFirst) {
        var others = new ArrayList<List<Integer>>();
        for (int task = 0; task < tasks; task++) {
            others.add(new ArrayList<>());
        }
        pairs.forEach(pair -> {
            if (ofTheFirst) {
                others.get(pair.one()).add(pair.other());
            } else {
                others.get(pair.other()).add(pair.one());
            }
        });
        var arrays = new int[tasks][];
        Arrays.setAll(arrays, task -> toArray(others.get(task)));
        return arrays;
    }
}
