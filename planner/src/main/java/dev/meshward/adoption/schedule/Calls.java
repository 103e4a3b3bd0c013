package dev.meshward.adoption.schedule;

import java.util.ArrayList;
import java.util.List;

/** The exposure of a schedule, kept up to date while tasks change their stages. */
final class Calls {

    private final long[] weight;
    private final int[][] members;
    private final int[][] callsOf;
    private final int[] last;
    private long exposure;

    Calls(ScheduleProblem problem) {
        var calls = problem.calls();
        weight = calls.stream().mapToLong(Call::weight).toArray();
        members = calls.stream()
                .map(call -> call.tasks().stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        last = new int[weight.length];
        callsOf = callsOf(problem.tasks().size());
    }

    private int[][] callsOf(int tasks) {
        var lists = new ArrayList<List<Integer>>();
        for (int task = 0; task < tasks; task++) {
            lists.add(new ArrayList<>());
        }
        for (int call = 0; call < members.length; call++) {
            for (int task : members[call]) {
                lists.get(task).add(call);
            }
        }
        return lists.stream().map(Figures::toArray).toArray(int[][]::new);
    }

    long exposure() {
        return exposure;
    }

    /** Somebody the task has calls with, drawn by lot; the task itself where there is nobody. */
    int neighbour(int task, java.util.SplittableRandom random) {
        if (callsOf[task].length == 0) {
            return task;
        }
        var others = members[callsOf[task][random.nextInt(callsOf[task].length)]];
        return others[random.nextInt(others.length)];
    }

    /** Sees to it that the exposure knows the stage the task has now. */
    void refresh(int task, int[] stageOf) {
        for (int call : callsOf[task]) {
            int now = lastOf(call, stageOf);
            exposure += weight[call] * (now - last[call]);
            last[call] = now;
        }
    }

    private int lastOf(int call, int[] stageOf) {
        int latest = 0;
        for (int member : members[call]) {
            latest = Math.max(latest, stageOf[member]);
        }
        return latest;
    }

    /** By how much the exposure would change if the task had the stage that {@code stageOf} says. */
    long change(int task, int[] stageOf) {
        long change = 0;
        for (int call : callsOf[task]) {
            change += weight[call] * (lastOf(call, stageOf) - last[call]);
        }
        return change;
    }

    /** The same for a second task that changes at the same time: calls of both count once. */
    long changeBeside(int task, int other, int[] stageOf) {
        long change = 0;
        for (int call : callsOf[task]) {
            if (!holds(members[call], other)) {
                change += weight[call] * (lastOf(call, stageOf) - last[call]);
            }
        }
        return change;
    }

    private static boolean holds(int[] tasks, int task) {
        for (int each : tasks) {
            if (each == task) {
                return true;
            }
        }
        return false;
    }
}
