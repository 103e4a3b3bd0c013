package dev.meshward.benchmarks;

import dev.meshward.adoption.schedule.Breaches;
import dev.meshward.adoption.schedule.Call;
import dev.meshward.adoption.schedule.Completion;
import dev.meshward.adoption.schedule.LocalSearch;
import dev.meshward.adoption.schedule.ScheduleEngine;
import dev.meshward.adoption.schedule.ScheduleProblem;
import dev.meshward.adoption.schedule.Score;
import dev.meshward.adoption.schedule.Solution;
import dev.meshward.survey.Engines;
import dev.meshward.testing.schedule.LargeProblem;
import java.util.Locale;
import java.util.Optional;

/** How good the search is on problems too large to enumerate: beside CP-SAT, where it is there, and beside both bounds. */
public final class SearchQuality {

    private static final int NAMESPACES = 300;
    private static final double PATIENCE = 120;

    private SearchQuality() {}

    /** Takes a folder, which it leaves alone, how many problems to draw, and how many seconds CP-SAT has for each level. */
    public static void main(String[] args) {
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        double patience = args.length > 2 ? Double.parseDouble(args[2]) : PATIENCE;
        var other = Engines.named("cp-sat").map(engine -> engine.patient(patience));
        System.out.println(
                "| Problem | Engine | Seconds | Breaches | Inversions | Stages | Exposure | Bound | Proven |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (long seed = 0; seed < rounds; seed++) {
            compare(seed, other);
        }
    }

    private static void compare(long seed, Optional<ScheduleEngine> other) {
        var problem = LargeProblem.of(seed, NAMESPACES);
        var ours = solved(seed, problem, new LocalSearch());
        other.map(engine -> solved(seed, problem, engine))
                .ifPresent(theirs -> System.out.printf(
                        Locale.ROOT,
                        "| %d | difference | | | %d | %d | **%.2f %%** | | |%n",
                        seed,
                        ours.score().inversions() - theirs.score().inversions(),
                        ours.score().stages() - theirs.score().stages(),
                        100.0
                                * (ours.score().exposure() - theirs.score().exposure())
                                / theirs.score().exposure()));
    }

    private static Solution solved(long seed, ScheduleProblem problem, ScheduleEngine engine) {
        var start = Completion.of(problem);
        long begin = System.nanoTime();
        var solution = engine.solve(problem, start);
        System.out.printf(
                Locale.ROOT,
                "| %d | %s | %.1f | %d | %s | %s | %s |%n",
                seed,
                engine.name(),
                (System.nanoTime() - begin) / 1e9,
                Breaches.of(problem, solution.schedule()).size(),
                words(solution.score(), " | "),
                words(solution.bound(), ", "),
                solution.proven().map(proven -> words(proven, ", ")).orElse(""));
        return solution;
    }

    private static String words(Score score, String between) {
        return String.join(
                between,
                String.valueOf(score.inversions()),
                String.valueOf(score.stages()),
                String.format(Locale.ROOT, "%.1f", (double) score.exposure() / Call.ONE));
    }
}
