package dev.meshward.adoption.schedule;

import java.util.Arrays;
import java.util.List;

/** The circles of a problem, asked whether a schedule that may be incomplete tears them apart. */
final class Circles {

    private final int[][] circles;
    private final int[] circleOf;
    private final int[] grade;
    private final int[] seen;
    private int look;

    Circles(ScheduleProblem problem) {
        int tasks = problem.tasks().size();
        circles = problem.order().circles().stream()
                .map(circle -> circle.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        circleOf = new int[tasks];
        Arrays.fill(circleOf, -1);
        grade = new int[circles.length];
        seen = new int[tasks + 2];
        for (int circle = 0; circle < circles.length; circle++) {
            grade[circle] = problem.tasks().get(circles[circle][0]).grade();
            for (int task : circles[circle]) {
                circleOf[task] = circle;
            }
        }
    }

    boolean areWhole(int[] stageOf, List<Load> loads) {
        for (int circle = 0; circle < circles.length; circle++) {
            if (!isWhole(circle, stageOf, loads)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the circle the task is on is whole; also where the task is on none. */
    boolean isWholeAround(int task, int[] stageOf, List<Load> loads) {
        return circleOf[task] < 0 || isWhole(circleOf[task], stageOf, loads);
    }

    private boolean isWhole(int circle, int[] stageOf, List<Load> loads) {
        look++;
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (int task : circles[circle]) {
            int stage = stageOf[task];
            if (stage > 0) {
                seen[stage] = look;
                first = Math.min(first, stage);
                last = Math.max(last, stage);
            }
        }
        for (int stage = first; stage < last; stage++) {
            if (seen[stage] != look && loads.get(stage - 1).hasGrade(grade[circle])) {
                return false;
            }
        }
        return true;
    }
}
