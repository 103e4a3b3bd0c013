package dev.meshward.adoption.schedule;

import java.util.Map;
import java.util.stream.IntStream;

/**
 * The engine that needs nothing else: starts from a schedule, does without stages, then lowers the exposure. Bounded by
 * steps, drawn by a fixed lot.
 */
public final class LocalSearch implements ScheduleEngine {

    /** A start that breaks rules is made anew, so often at most; less often where there are more tasks than a few. */
    private static final int LOTS = 40;

    private static final int FEW_TASKS = 200;

    /** Beyond so many, a few stages less are not worth the time. */
    private static final int MANY_TASKS = 3_000;

    private static final Effort LOOKS = new Effort(10_000, 100, 400_000);
    private static final Effort STRAIGHTENING = new Effort(3_000, 10, 60_000);
    private static final Effort STEPS = new Effort(4_000, 40, 1_500_000);

    /** How much is tried: more for more tasks, and never more than the most. */
    private record Effort(long least, long eachPair, long most) {

        long of(ScheduleProblem problem) {
            long tasks = problem.tasks().size();
            return Math.min(most, least + eachPair * tasks * tasks);
        }
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public Solution solve(ScheduleProblem problem, Schedule start) {
        var floor = new StageFloor(problem);
        var lawful = lawful(problem, start);
        var best = lawful;
        boolean mayImprove =
                problem.tasks().size() <= MANY_TASKS || !problem.calls().isEmpty();
        if (mayImprove && problem.tasks().size() > 1 && keepsRules(problem, lawful)) {
            var found = searched(problem, lawful, floor, problem.score(lawful));
            best = problem.score(found).compareTo(problem.score(lawful)) < 0 ? found : lawful;
        }
        var score = problem.score(best);
        return new Solution(best, score, Floor.under(problem, floor, score));
    }

    /** A schedule that somebody else chose, with its score and the bound. */
    public static Solution measured(ScheduleProblem problem, Schedule schedule) {
        var score = problem.score(schedule);
        return new Solution(schedule, score, bound(problem, score));
    }

    /** What no schedule can beat, found without searching: each level with those before it as the score has them. */
    public static Score bound(ScheduleProblem problem, Score score) {
        return Floor.under(problem, new StageFloor(problem), score);
    }

    private static boolean keepsRules(ScheduleProblem problem, Schedule schedule) {
        return Breaches.of(problem, schedule).isEmpty();
    }

    /** The start, or another where it breaks rules and another is found soon that does not. */
    private static Schedule lawful(ScheduleProblem problem, Schedule start) {
        if (keepsRules(problem, start)) {
            return start;
        }
        int lots = LOTS * FEW_TASKS / Math.max(FEW_TASKS, problem.tasks().size());
        return IntStream.range(0, lots)
                .mapToObj(lot -> Completion.of(problem, Map.of(), lot))
                .filter(schedule -> keepsRules(problem, schedule))
                .findFirst()
                .orElse(start);
    }

    private static Schedule searched(ScheduleProblem problem, Schedule start, StageFloor floor, Score score) {
        boolean mayMixOrder = score.inversions() > 0 || !problem.isGraded();
        var board = new Board(problem, start);
        if (score.inversions() > 0) {
            new Straightening(board).run(STRAIGHTENING.of(problem));
        }
        if (board.stages() > floor.inAll() && problem.tasks().size() <= MANY_TASKS) {
            new Squeeze(board, floor, board.inversions(), LOOKS.of(problem)).run();
        }
        boolean isDone = problem.calls().isEmpty() && board.inversions() == 0;
        return isDone ? board.schedule() : new Annealing(board, mayMixOrder, 7).run(STEPS.of(problem));
    }
}
