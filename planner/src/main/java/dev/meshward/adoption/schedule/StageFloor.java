package dev.meshward.adoption.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fewest stages any schedule needs for those that are not pinned, grade by grade, since no stage with one of them mixes
 * grades. A task larger than a stage stands alone; of the others the strongest reason counts: how much is touched, in how
 * many namespaces, how many pods restart, how many tasks exclude each other.
 */
final class StageFloor {

    /** Finding those that exclude each other compares all with all; of very many, the widest are enough for a bound. */
    private static final int COMPARED = 2_000;

    private final Capacity capacity;
    private final NavigableMap<Integer, Integer> byGrade = new TreeMap<>();

    StageFloor(ScheduleProblem problem) {
        this.capacity = problem.capacity();
        var canary = problem.order().canary();
        var free = new TreeMap<Integer, List<Task>>();
        for (var task : problem.tasks()) {
            boolean isCanary = canary.stream().anyMatch(number -> number == task.number());
            if (isCanary) {
                byGrade.merge(task.grade(), 1, Integer::sum);
            } else if (!problem.isPinned(task.number())) {
                free.computeIfAbsent(task.grade(), _ -> new ArrayList<>()).add(task);
            }
        }
        free.forEach((grade, tasks) -> byGrade.merge(grade, fewest(tasks), Integer::sum));
    }

    Set<Integer> grades() {
        return byGrade.keySet();
    }

    int of(int grade) {
        return byGrade.getOrDefault(grade, 0);
    }

    /** In all grades below this one. */
    int below(int grade) {
        return sum(byGrade.headMap(grade));
    }

    int inAll() {
        return sum(byGrade);
    }

    private static int sum(Map<Integer, Integer> stages) {
        return stages.values().stream().mapToInt(Integer::intValue).sum();
    }

    private int fewest(List<Task> tasks) {
        var fitting = tasks.stream().filter(task -> fits(List.of(task))).toList();
        int alone = tasks.size() - fitting.size();
        return alone + Math.max(byNumbers(fitting), excludingEachOther(fitting));
    }

    private boolean fits(List<Task> tasks) {
        return areFew(tasks) || areWithin(tasks);
    }

    /** Whether they fit even if they had nothing in common; spares looking at what they have. */
    private boolean areFew(List<Task> tasks) {
        int touched = 0;
        int namespaces = 0;
        for (var task : tasks) {
            touched += task.touched().size();
            namespaces += task.namespaces().size();
        }
        return touched <= capacity.touched()
                && namespaces <= capacity.namespaces()
                && restarts(tasks) <= capacity.restarts();
    }

    private boolean areWithin(List<Task> tasks) {
        return touched(tasks) <= capacity.touched()
                && namespaces(tasks) <= capacity.namespaces()
                && restarts(tasks) <= capacity.restarts();
    }

    private static int touched(List<Task> tasks) {
        Set<Integer> touched = new HashSet<>();
        tasks.forEach(task -> touched.addAll(task.touched()));
        return touched.size();
    }

    private static int namespaces(List<Task> tasks) {
        Set<Integer> namespaces = new HashSet<>();
        tasks.forEach(task -> namespaces.addAll(task.namespaces()));
        return namespaces.size();
    }

    private static long restarts(List<Task> tasks) {
        return tasks.stream().mapToLong(Task::restarts).sum();
    }

    private int byNumbers(List<Task> tasks) {
        return Math.max(
                Math.max(ceil(touched(tasks), capacity.touched()), ceil(namespaces(tasks), capacity.namespaces())),
                ceil(restarts(tasks), capacity.restarts()));
    }

    private static int ceil(long things, int aStage) {
        return (int) ((things + aStage - 1) / Math.max(1, aStage));
    }

    /** Each of these needs a stage without any other of them. */
    private int excludingEachOther(List<Task> tasks) {
        var widestFirst = tasks.stream()
                .sorted(Comparator.<Task>comparingInt(task -> task.namespaces().size())
                        .thenComparingInt(task -> task.touched().size())
                        .thenComparingInt(Task::restarts)
                        .reversed())
                .limit(COMPARED)
                .toList();
        var excluding = new ArrayList<Task>();
        for (var each : widestFirst) {
            if (excluding.stream().noneMatch(other -> fits(List.of(each, other)))) {
                excluding.add(each);
            }
        }
        return excluding.size();
    }
}
