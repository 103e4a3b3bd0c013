package dev.meshward.adoption.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Makes a schedule of a part of one: those that have a stage keep the company they have, the others come where they fit
 * best, and stages are opened where they fit nowhere. Numbers of stages grow by those that are opened before them.
 */
public final class Completion {

    private final ScheduleProblem problem;
    private final Board board;

    /** In which order tasks of one rank are placed. */
    private final int[] turns;

    /** Whose turn decides for a task that is on a circle; the task itself for all others. */
    private final Map<Integer, Integer> leaders;

    private Completion(ScheduleProblem problem, Map<Integer, Integer> stageByTask, int lot) {
        this.problem = problem;
        this.turns = turns(problem.tasks().size(), lot);
        this.leaders = lot == 0 ? Map.of() : leaders(problem);
        this.board = new Board(problem, stageByTask);
    }

    /**
     * @param stageByTask the stages of those that have one, counted from 1 and without gaps
     * @return a schedule of all tasks; {@link Breaches} says whether the rules could be kept
     */
    public static Schedule of(ScheduleProblem problem, Map<Integer, Integer> stageByTask) {
        return of(problem, stageByTask, 0);
    }

    /** @param lot another one may succeed where one fails */
    static Schedule of(ScheduleProblem problem, Map<Integer, Integer> stageByTask, int lot) {
        var completion = new Completion(problem, stageByTask, lot);
        completion.insertAll();
        return completion.board.schedule();
    }

    private static int[] turns(int tasks, int lot) {
        var turns = IntStream.range(0, tasks).toArray();
        var random = new SplittableRandom(lot);
        for (int i = lot == 0 ? 0 : tasks; i > 1; i--) {
            int other = random.nextInt(i);
            int turn = turns[i - 1];
            turns[i - 1] = turns[other];
            turns[other] = turn;
        }
        return turns;
    }

    /** Where nothing was found without, the tasks of a circle are placed one after the other, while there is room around them. */
    private static Map<Integer, Integer> leaders(ScheduleProblem problem) {
        var leaders = new HashMap<Integer, Integer>();
        problem.order().circles().forEach(circle -> circle.forEach(task -> leaders.putIfAbsent(task, circle.first())));
        return leaders;
    }

    private void insertAll() {
        var out = new ArrayList<>(IntStream.range(0, board.tasks())
                .filter(task -> board.stageOf(task) == 0)
                .boxed()
                .sorted(Comparator.comparingInt(this::rank)
                        .thenComparing(task -> !leaders.containsKey(task))
                        .thenComparingInt(task -> turns[leaders.getOrDefault(task, task)])
                        .thenComparingInt(task -> turns[task]))
                .toList());
        boolean progresses = true;
        while (progresses) {
            // Whoever finds no place may find one when others are there.
            progresses = out.removeIf(this::isInserted);
        }
        for (int task : out) {
            board.openStage(board.stages() + 1);
            board.put(task, board.stages());
        }
    }

    /** Pinned ones first, in their order; then the canary; then the least critical. */
    private int rank(int task) {
        if (problem.order().canary().stream().anyMatch(canary -> canary == task)) {
            return -1;
        }
        return problem.isPinned(task)
                ? Integer.MIN_VALUE / 2 + problem.order().windowOf(task).first()
                : problem.tasks().get(task).grade();
    }

    private boolean isInserted(int task) {
        return isAdded(task) || isOpenedFor(task);
    }

    private boolean isAdded(int task) {
        var best = IntStream.rangeClosed(1, board.stages())
                .filter(stage -> board.load(stage).size() > 0 && board.mayStand(task, stage))
                .boxed()
                .min(Comparator.comparingLong((Integer stage) -> board.changeBy(task, stage))
                        .thenComparing(stage -> board.load(stage).wideningBy(task)));
        best.ifPresent(stage -> board.put(task, stage));
        return best.isPresent();
    }

    private boolean isOpenedFor(int task) {
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int stage = 1; stage <= board.stages() + 1; stage++) {
            board.openStage(stage);
            if (board.mayStand(task, stage)) {
                board.put(task, stage);
                if (board.inversions() < least && board.isLawful()) {
                    best = stage;
                    least = board.inversions();
                }
            }
            board.takeStage(stage);
        }
        if (best > 0) {
            board.openStage(best);
            board.put(task, best);
        }
        return best > 0;
    }

    /** Everybody to be placed: a schedule from nothing. */
    public static Schedule of(ScheduleProblem problem) {
        return of(problem, Map.of());
    }
}
