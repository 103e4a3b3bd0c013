package dev.meshward.saved;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Move;
import dev.meshward.adoption.Precedent;
import dev.meshward.adoption.Stage;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a plan that is made again takes over from the one before it.
 *
 * @param decisions what people decided, as it is written
 * @param approvals what people approved, as it is written
 * @param retired ids of stages that are gone, sorted; none of them ever returns
 * @param moves where people moved workloads, sorted
 */
public record PlanHistory(List<Mapping> decisions, List<Mapping> approvals, List<String> retired, List<Move> moves) {

    private static final Set<String> TAKEN_BACK = Set.of("undone");

    /** States in which something of a stage is in the cluster, whatever the run log says. */
    private static final Set<String> BEGUN = Set.of("done", "partly", "drifted");

    public PlanHistory {
        decisions = List.copyOf(decisions);
        approvals = List.copyOf(approvals);
        retired = retired.stream().sorted().distinct().toList();
        moves = moves.stream().sorted().distinct().toList();
    }

    /** Of a plan that is the first. */
    public static PlanHistory none() {
        return new PlanHistory(List.of(), List.of(), List.of(), List.of());
    }

    /** Of this plan, made after that one. */
    public static PlanHistory of(AdoptionPlan plan, EarlierPlan earlier) {
        var precedent = earlier.precedent();
        var retired = new TreeSet<>(precedent.retired());
        precedent.stages().forEach(stage -> retired.add(stage.id()));
        plan.stages().forEach(stage -> retired.remove(stage.id()));
        return new PlanHistory(
                earlier.decisions(), earlier.approvals(), List.copyOf(retired), keptIn(plan, precedent.moves()));
    }

    /** A move that the new plan could not keep is forgotten. */
    private static List<Move> keptIn(AdoptionPlan plan, List<Move> moves) {
        return moves.stream()
                .filter(move -> plan.stages().stream()
                        .anyMatch(stage -> stage.id().equals(move.stage())
                                && stage.workloads().contains(move.workload())))
                .toList();
    }

    /** The same for a plan in which people moved workloads since. */
    public PlanHistory with(AdoptionPlan plan, List<Move> moved) {
        var gone = new TreeSet<>(retired);
        plan.stages().forEach(stage -> gone.remove(stage.id()));
        return new PlanHistory(decisions, approvals, List.copyOf(gone), moved);
    }

    /** The same with what people decided and approved since. */
    public PlanHistory agreed(List<Mapping> decided, List<Mapping> approved) {
        return new PlanHistory(decided, approved, retired, moves);
    }

    /** What whoever plans again has to respect: a stage counts as begun until its last entry in the run log undoes it, and
     * where the cluster shows something of it. */
    public static Precedent precedent(SavedPlan earlier) {
        var settled = new HashSet<String>();
        earlier.approvals().forEach(approval -> settled.add(text(approval, "stage")));
        var lastState = new HashMap<String, String>();
        earlier.runs().forEach(run -> lastState.put(text(run, "stage"), text(run, "state")));
        lastState.forEach((stage, state) -> {
            if (!TAKEN_BACK.contains(state)) {
                settled.add(stage);
            }
        });
        earlier.observed().stream()
                .filter(entry -> BEGUN.contains(text(entry, "state")))
                .forEach(entry -> settled.add(text(entry, "stage")));
        List<Stage> stages = earlier.stages().stream().map(SavedStage::stage).toList();
        return new Precedent(stages, settled, Set.copyOf(earlier.retired()), earlier.moves());
    }

    private static String text(Mapping entry, String key) {
        return Field.of("", entry).at(key).textOr("");
    }
}
