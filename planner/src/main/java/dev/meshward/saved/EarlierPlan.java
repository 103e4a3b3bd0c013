package dev.meshward.saved;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Move;
import dev.meshward.adoption.Precedent;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.MeshName;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What whoever plans again needs of the plan before: far less than a {@link SavedPlan}, so that it can be had without
 * writing anything.
 *
 * @param mesh it was made for; a plan for another mesh is made anew
 * @param precedent its stages, what people moved, and what has to stay as it is
 * @param decisions what people decided, as it is written
 * @param approvals what people approved, as it is written
 */
public record EarlierPlan(MeshName mesh, Precedent precedent, List<Mapping> decisions, List<Mapping> approvals) {

    public EarlierPlan {
        decisions = List.copyOf(decisions);
        approvals = List.copyOf(approvals);
    }

    public static EarlierPlan of(SavedPlan plan) {
        return new EarlierPlan(plan.target().name(), PlanHistory.precedent(plan), plan.decisions(), plan.approvals());
    }

    /**
     * Of a plan that nobody wrote down yet.
     *
     * @param history what it took over itself
     * @param moves what people moved in it
     */
    public static EarlierPlan of(AdoptionPlan plan, PlanHistory history, List<Move> moves) {
        var precedent = new Precedent(plan.stages(), Set.of(), Set.copyOf(history.retired()), moves);
        return new EarlierPlan(plan.target().name(), precedent, history.decisions(), history.approvals());
    }

    /** The same with these stages, by their ids, to stay as they are. */
    public EarlierPlan settling(Collection<String> stages) {
        var settled = new HashSet<>(precedent.settled());
        settled.addAll(stages);
        return new EarlierPlan(
                mesh,
                new Precedent(precedent.stages(), settled, precedent.retired(), precedent.moves()),
                decisions,
                approvals);
    }
}
