package dev.meshward.adoption;

import dev.meshward.adoption.schedule.Call;
import dev.meshward.adoption.schedule.Score;
import dev.meshward.adoption.schedule.Solution;
import dev.meshward.cluster.WorkloadId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Measures a plan. Inversions are counted on each rung for itself: joins among joins, by how critical each workload is;
 * strict and authorize stages by how critical the stage is for the called and their callers.
 */
record PlanObjective(Ascent ascent, Exposure exposure, List<Stage> stages) {

    /** @param solutions of the rungs: what their bounds leave to be gained is what any plan could gain */
    Objective measured(List<Solution> solutions) {
        long inversions = inversions();
        double exposed = exposed();
        var proven = solutions.stream().anyMatch(solution -> solution.proven().isPresent())
                ? Optional.of(
                        new Proven(ascent.engine().name(), bound(inversions, exposed, solutions, Solution::floor)))
                : Optional.<Proven>empty();
        return new Objective(
                inversions,
                stages.size(),
                exposed,
                Optional.of(bound(inversions, exposed, solutions, Solution::bound)),
                proven);
    }

    /** Stages of other kinds than those of the solutions are not searched for: each of them has its reason. */
    private Bound bound(long inversions, double exposed, List<Solution> solutions, Function<Solution, Score> least) {
        return new Bound(
                inversions - gained(solutions, least, Score::inversions),
                stages.size() - (int) gained(solutions, least, Score::stages),
                exposed - (double) gained(solutions, least, Score::exposure) / Call.ONE);
    }

    private static long gained(List<Solution> solutions, Function<Solution, Score> least, ToLongFunction<Score> level) {
        return solutions.stream()
                .mapToLong(solution -> level.applyAsLong(solution.score()) - level.applyAsLong(least.apply(solution)))
                .sum();
    }

    private Map<WorkloadId, Integer> joined() {
        var joined = new HashMap<WorkloadId, Integer>();
        stages.stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .forEach(stage -> stage.workloads().forEach(workload -> joined.put(workload, stage.number() + 1)));
        return joined;
    }

    private long inversions() {
        long inversions = 0;
        for (var kind : List.of(StageKind.JOIN, StageKind.STRICT, StageKind.AUTHORIZE)) {
            inversions += inversions(kind);
        }
        return inversions;
    }

    private long inversions(StageKind kind) {
        var earlier = new EnumMap<Criticality, Long>(Criticality.class);
        long inversions = 0;
        for (var stage : stages) {
            if (stage.kind() == kind) {
                var here = counted(stage);
                inversions += inversions(earlier, here);
                here.forEach((grade, count) -> earlier.merge(grade, count, Long::sum));
            }
        }
        return inversions;
    }

    private static long inversions(Map<Criticality, Long> earlier, Map<Criticality, Long> here) {
        long inversions = 0;
        for (var less : here.entrySet()) {
            for (var more : earlier.entrySet()) {
                inversions += more.getKey().compareTo(less.getKey()) > 0 ? more.getValue() * less.getValue() : 0;
            }
        }
        return inversions;
    }

    private Map<Criticality, Long> counted(Stage stage) {
        var count = new EnumMap<Criticality, Long>(Criticality.class);
        for (var workload : stage.workloads()) {
            var grade = stage.kind() == StageKind.JOIN ? ascent.grades().of(workload) : stage.criticality();
            count.merge(grade, 1L, Long::sum);
        }
        return count;
    }

    /** Stages until both ends have their proxies; all of them for calls that stay plaintext. */
    private double exposed() {
        var joined = joined();
        double waiting = exposure.waiting().stream()
                .mapToDouble(call -> call.weight()
                        * call.joining().stream()
                                .mapToInt(workload -> joined.getOrDefault(workload, stages.size()))
                                .max()
                                .orElse(0))
                .sum();
        return waiting + exposure.weightForGood() * stages.size();
    }
}
