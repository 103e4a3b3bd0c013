package dev.meshward.adoption.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Lowers the exposure while the number of stages stays. Tasks change their stage, exchange it, or whole stages do; a step
 * for the worse is taken too, less and less readily. Steps are counted and drawn by a fixed lot: no clock decides.
 */
final class Annealing {

    /** To exchange stages costs more the more tasks there are. */
    private static final int FEW_STAGES = 20;

    private static final int SAMPLES = 200;
    /** The last steps take next to nothing for the worse. */
    private static final double COOLED = 1e-3;

    private final Board board;
    private final SplittableRandom random;
    private final boolean mayMixOrder;
    private List<List<Integer>> stagesLike = List.of();
    private long allowedInversions;
    private double heat;
    private Schedule best;
    private long bestExposure;

    /** @param mayMixOrder false where stages of one grade follow those of another, and stay there */
    Annealing(Board board, boolean mayMixOrder, long seed) {
        this.board = board;
        this.mayMixOrder = mayMixOrder;
        this.random = new SplittableRandom(seed);
        this.best = board.schedule();
        this.bestExposure = board.calls().exposure();
        this.allowedInversions = board.inversions();
        groupStages();
    }

    private void groupStages() {
        var byGrade = new TreeMap<Integer, List<Integer>>();
        for (int stage = 1; stage <= board.stages(); stage++) {
            byGrade.computeIfAbsent(mayMixOrder ? 0 : board.load(stage).grade(), _ -> new ArrayList<>())
                    .add(stage);
        }
        var like = new ArrayList<List<Integer>>();
        for (int stage = 1; stage <= board.stages(); stage++) {
            like.add(byGrade.getOrDefault(mayMixOrder ? 0 : board.load(stage).grade(), List.of()));
        }
        stagesLike = like;
    }

    Schedule run(long steps) {
        double hot = usualChange();
        for (long step = 0; step < steps; step++) {
            heat = hot * Math.pow(COOLED, (double) step / steps);
            step();
        }
        board.set(best);
        heat = 0;
        for (long step = 0; step < steps / 8; step++) {
            step();
        }
        return best;
    }

    /** How much a move changes on average; where moves change nothing, nothing needs to be heated. */
    private double usualChange() {
        double sum = 1;
        for (int i = 0; i < SAMPLES; i++) {
            int task = random.nextInt(board.tasks());
            sum += Math.abs(board.changeBy(task, stageLike(board.stageOf(task))));
        }
        return sum / SAMPLES;
    }

    private void step() {
        int kind = random.nextInt(16);
        if (kind == 0 || (kind < 5 && board.stages() < FEW_STAGES)) {
            tryStages();
        } else if (kind % 2 == 0) {
            tryMove();
        } else {
            tryExchange();
        }
    }

    private int stageLike(int stage) {
        var like = stagesLike.get(stage - 1);
        return like.get(random.nextInt(like.size()));
    }

    private boolean isTaken(long change) {
        return change <= 0 || (heat > 0 && random.nextDouble() < Math.exp(-change / heat));
    }

    private void tryMove() {
        int task = random.nextInt(board.tasks());
        int from = board.stageOf(task);
        int neighbour = board.calls().neighbour(task, random);
        int to = random.nextBoolean() ? stageLike(from) : board.stageOf(neighbour);
        if (to == from || board.isPinned(task) || board.load(from).size() == 1 || !isTaken(board.changeBy(task, to))) {
            return;
        }
        if (board.mayStand(task, to)) {
            board.move(task, to);
            keepOrUndo(() -> board.move(task, from));
        }
    }

    private void tryExchange() {
        int one = random.nextInt(board.tasks());
        int near = board.calls().neighbour(one, random);
        int stage = random.nextBoolean() ? stageLike(board.stageOf(one)) : board.stageOf(near);
        var members = board.load(stage).members();
        int other = members.get(random.nextInt(members.size()));
        boolean isIdle = board.stageOf(one) == stage
                || board.isPinned(one)
                || board.isPinned(other)
                || (!mayMixOrder && board.grade(one) != board.grade(other));
        if (!isIdle && isTaken(board.changeByExchange(one, other)) && board.exchanged(one, other)) {
            keepOrUndo(() -> board.exchanged(one, other));
        }
    }

    private void tryStages() {
        int one = 1 + random.nextInt(board.stages());
        int other = stageLike(one);
        if (one == other) {
            return;
        }
        long before = board.calls().exposure();
        board.exchangeStages(one, other);
        if (isTaken(board.calls().exposure() - before) && board.areLawful(one, other)) {
            keepOrUndo(() -> board.exchangeStages(one, other));
        } else {
            board.exchangeStages(one, other);
        }
    }

    private void keepOrUndo(Runnable undo) {
        long inversions = mayMixOrder ? board.inversions() : allowedInversions;
        if (inversions > allowedInversions) {
            undo.run();
        } else if (inversions < allowedInversions || board.calls().exposure() < bestExposure) {
            allowedInversions = inversions;
            bestExposure = board.calls().exposure();
            best = board.schedule();
        }
    }
}
