package dev.meshward.adoption.schedule;

import java.util.ArrayDeque;
import java.util.Arrays;

/** What no schedule can beat, found without searching. */
final class Floor {

    private final ScheduleProblem problem;
    private final StageFloor stages;
    private final int[] earliest;

    /** @param inversions those of the schedule that the bound is for: without any, grade comes after grade */
    private Floor(ScheduleProblem problem, StageFloor stages, long inversions) {
        this.problem = problem;
        this.stages = stages;
        boolean isGraded = inversions == 0 && problem.isGraded();
        this.earliest = problem.tasks().stream()
                .mapToInt(task -> earliest(task, isGraded))
                .toArray();
        pushBehindThoseBefore();
    }

    static Score under(ScheduleProblem problem, StageFloor stages, Score score) {
        var floor = new Floor(problem, stages, score.inversions());
        return new Score(0, Math.max(stages.inAll(), floor.lastOfAll()), floor.exposure());
    }

    private int earliest(Task task, boolean isGraded) {
        var canary = problem.order().canary();
        if (canary.stream().anyMatch(number -> number == task.number())) {
            return 1;
        }
        int below = isGraded ? stages.below(task.grade()) : 0;
        int behindCanary = canary.isPresent() ? 2 : 1;
        return Math.max(problem.order().windowOf(task.number()).first(), Math.max(behindCanary, below + 1));
    }

    private void pushBehindThoseBefore() {
        var order = problem.order();
        int tasks = earliest.length;
        var later = Figures.others(tasks, order.before(), true);
        var notEarlier = Figures.others(tasks, order.notAfter(), true);
        var changed = new ArrayDeque<Integer>();
        for (int task = 0; task < tasks; task++) {
            changed.add(task);
        }
        // Pairs that contradict each other have no schedule at all; the limit only ends the pushing.
        while (!changed.isEmpty()) {
            int task = changed.remove();
            for (int other : later[task]) {
                push(other, earliest[task] + 1, changed);
            }
            for (int other : notEarlier[task]) {
                push(other, earliest[task], changed);
            }
        }
    }

    private void push(int task, int stage, ArrayDeque<Integer> changed) {
        if (earliest[task] < stage && stage <= earliest.length) {
            earliest[task] = stage;
            changed.add(task);
        }
    }

    private int lastOfAll() {
        return Arrays.stream(earliest).max().orElse(0);
    }

    private long exposure() {
        return problem.calls().stream()
                .mapToLong(call -> call.weight()
                        * call.tasks().stream()
                                .mapToInt(task -> earliest[task])
                                .max()
                                .orElse(0))
                .sum();
    }
}
