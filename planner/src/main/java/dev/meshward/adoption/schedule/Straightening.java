package dev.meshward.adoption.schedule;

import java.util.SplittableRandom;

/**
 * Lowers the inversions where they cannot be avoided altogether: where tasks climb with those of another grade, or wishes want
 * the more critical first. Tasks and stages change places, and stages are opened, by a fixed lot; what does not make it worse
 * stays, and now and then what does.
 */
final class Straightening {

    private static final double COOLED = 1e-3;

    private final Board board;
    private final SplittableRandom random = new SplittableRandom(11);
    private double heat;
    private long inversions;
    private Schedule best;
    private long fewest;

    Straightening(Board board) {
        this.board = board;
        this.inversions = board.inversions();
        this.best = board.schedule();
        this.fewest = inversions;
    }

    /** The board has fewer inversions afterwards, or what it had. */
    void run(long steps) {
        double hot = 1 + inversions / 4.0;
        for (long step = 0; step < steps && fewest > 0; step++) {
            heat = hot * Math.pow(COOLED, (double) step / steps);
            step();
        }
        board.set(best);
    }

    private void step() {
        switch (random.nextInt(4)) {
            case 0 -> tryStages();
            case 1 -> tryOwnStage();
            default -> tryMove();
        }
    }

    private boolean isTaken(long now) {
        return now <= inversions || random.nextDouble() < Math.exp((inversions - now) / heat);
    }

    private boolean isKept() {
        long now = board.inversions();
        if (!isTaken(now)) {
            return false;
        }
        inversions = now;
        if (now < fewest) {
            fewest = now;
            best = board.schedule();
        }
        return true;
    }

    private int anyStage() {
        return 1 + random.nextInt(board.stages());
    }

    private void tryStages() {
        int one = anyStage();
        int other = anyStage();
        board.exchangeStages(one, other);
        if (!board.areLawful(one, other) || !isKept()) {
            board.exchangeStages(one, other);
        }
    }

    /** Into another stage; a stage that is left empty goes. */
    private void tryMove() {
        int task = random.nextInt(board.tasks());
        int from = board.stageOf(task);
        int to = anyStage();
        if (to == from || board.isPinned(task) || !board.mayStand(task, to)) {
            return;
        }
        boolean isLast = board.load(from).size() == 1;
        board.move(task, to);
        if (isLast) {
            board.takeStage(from);
        }
        boolean isLawful = !isLast || board.isLawful();
        if (!isLawful || !isKept()) {
            takeBack(task, from, isLast);
        }
    }

    private void takeBack(int task, int from, boolean wasLast) {
        if (wasLast) {
            board.openStage(from);
        }
        board.move(task, from);
    }

    private void tryOwnStage() {
        int task = random.nextInt(board.tasks());
        int from = board.stageOf(task);
        if (board.isPinned(task) || board.load(from).size() == 1) {
            return;
        }
        int at = 1 + random.nextInt(board.stages() + 1);
        board.openStage(at);
        int moved = board.stageOf(task);
        board.move(task, at);
        if (!board.isLawful() || !isKept()) {
            board.move(task, moved);
            board.takeStage(at);
        }
    }
}
