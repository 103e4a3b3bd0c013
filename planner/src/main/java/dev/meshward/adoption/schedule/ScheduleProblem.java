package dev.meshward.adoption.schedule;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One rung of the ladder to be arranged.
 *
 * @param tasks by number
 * @param calls those that wait for tasks; where a rung moves no call, none
 */
public record ScheduleProblem(List<Task> tasks, Capacity capacity, OrderRules order, List<Call> calls) {

    public ScheduleProblem {
        tasks = List.copyOf(tasks);
        calls = List.copyOf(calls);
    }

    /** The same with these tasks held in their stages, counted from 1. What is held together may exceed limits and mix grades. */
    public ScheduleProblem pinned(Map<Integer, Integer> stageByTask) {
        return new ScheduleProblem(tasks, capacity, order.pinned(stageByTask), calls);
    }

    public boolean isPinned(int task) {
        return order.windowOf(task).isOneStage() && order.canary().stream().noneMatch(canary -> canary == task);
    }

    /**
     * Whether a schedule that takes grade after grade inverts nobody and breaks no rule by doing so: nobody climbs with
     * those of another grade, and neither pins nor pairs ask for the more critical first.
     */
    public boolean isGraded() {
        return tasks.stream().allMatch(Task::isOfOneGrade)
                && order.windows().isEmpty()
                && Stream.concat(order.before().stream(), order.notAfter().stream())
                        .allMatch(pair -> tasks.get(pair.one()).grade()
                                <= tasks.get(pair.other()).grade());
    }

    public Score score(Schedule schedule) {
        return new Score(inversions(schedule), schedule.stages(), exposure(schedule));
    }

    private long inversions(Schedule schedule) {
        var earlier = new TreeMap<Integer, Long>();
        long inversions = 0;
        for (var stage : schedule.tasksByStage()) {
            var here = new TreeMap<Integer, Long>();
            for (int task : stage) {
                tasks.get(task).climbing().forEach((grade, count) -> here.merge(grade, (long) count, Long::sum));
            }
            for (var less : here.entrySet()) {
                long more = earlier.tailMap(less.getKey(), false).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                inversions += more * less.getValue();
            }
            here.forEach((grade, count) -> earlier.merge(grade, count, Long::sum));
        }
        return inversions;
    }

    private long exposure(Schedule schedule) {
        long exposure = 0;
        for (var call : calls) {
            exposure += call.weight()
                    * call.tasks().stream().mapToInt(schedule::stage).max().orElse(0);
        }
        return exposure;
    }
}
