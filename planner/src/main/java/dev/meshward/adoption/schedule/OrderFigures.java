package dev.meshward.adoption.schedule;

import java.util.stream.Stream;

/** The rules about the order, in arrays, asked against a schedule that may be incomplete: whoever has no stage is at 0. */
final class OrderFigures {

    private final int[] first;
    private final int[] last;
    private final int[][] earlier;
    private final int[][] later;
    private final int[][] notLater;
    private final int[][] notEarlier;
    private final int[][] apart;
    private final int canary;
    private final boolean isFree;

    OrderFigures(ScheduleProblem problem) {
        var order = problem.order();
        int tasks = problem.tasks().size();
        first = new int[tasks];
        last = new int[tasks];
        for (int task = 0; task < tasks; task++) {
            first[task] = order.windowOf(task).first();
            last[task] = order.windowOf(task).last();
        }
        earlier = Figures.others(tasks, order.before(), false);
        later = Figures.others(tasks, order.before(), true);
        notLater = Figures.others(tasks, order.notAfter(), false);
        notEarlier = Figures.others(tasks, order.notAfter(), true);
        apart = Figures.others(
                tasks,
                order.apart().stream()
                        .flatMap(pair -> Stream.of(pair, pair.reversed()))
                        .toList(),
                true);
        canary = order.canary().orElse(-1);
        isFree = order.before().isEmpty()
                && order.notAfter().isEmpty()
                && order.apart().isEmpty()
                && order.windows().isEmpty();
    }

    /** Whether the stage suits the task, circles aside. */
    boolean allows(int task, int stage, int[] stageOf) {
        if ((stage == 1 && canary >= 0) != (task == canary)) {
            return false;
        }
        return isFree
                || (first[task] <= stage
                        && stage <= last[task]
                        && isAbove(stage, earlier[task], stageOf)
                        && isBelow(stage, later[task], stageOf)
                        && isAbove(stage + 1, notLater[task], stageOf)
                        && isBelow(stage - 1, notEarlier[task], stageOf)
                        && isApart(stage, apart[task], stageOf));
    }

    private static boolean isAbove(int stage, int[] others, int[] stageOf) {
        for (int other : others) {
            if (stageOf[other] >= stage) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBelow(int stage, int[] others, int[] stageOf) {
        for (int other : others) {
            if (stageOf[other] != 0 && stageOf[other] <= stage) {
                return false;
            }
        }
        return true;
    }

    private static boolean isApart(int stage, int[] others, int[] stageOf) {
        for (int other : others) {
            if (stageOf[other] == stage) {
                return false;
            }
        }
        return true;
    }
}
