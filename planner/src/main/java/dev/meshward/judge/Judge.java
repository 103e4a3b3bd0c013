package dev.meshward.judge;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.Dependency;
import dev.meshward.evaluate.MeshRules;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Judges a plan by its files alone. Breaking is judged over the calls that are known, opening over every class of callers;
 * both in every state a stage passes through, forwards and back.
 *
 * <p>The work grows with what the stages touch, not with the square of the cluster: a stage is looked at only for the calls
 * and doors its objects may matter to, and for those only at the objects that do.
 */
public final class Judge {

    private final Court court;

    /**
     * @param snapshot what was planned on
     * @param dependencies who calls whom, of every confidence; those that are hints can make a stage conditional only
     * @param rules of the meshes that may meet in the cluster, new ones each time: they are not for several threads
     */
    public Judge(ClusterSnapshot snapshot, List<Dependency> dependencies, Supplier<List<MeshRules>> rules) {
        this.court = new Court(snapshot, List.copyOf(dependencies), rules);
    }

    /**
     * @param stages in their order
     * @param gatesByFolder what the plan says somebody looks at; it is named, never believed
     */
    public Judgement judge(List<StageFiles> stages, Map<String, List<Gate>> gatesByFolder) {
        return judged(stages, gatesByFolder).judgement();
    }

    /** The way back from where a plan ends, by way of some of its stages. */
    public Retreat retreat(List<StageFiles> stages) {
        return court.retreat(stages);
    }

    /** The same, kept so that a changed plan is judged in less time. */
    public JudgedPlan judged(List<StageFiles> stages, Map<String, List<Gate>> gatesByFolder) {
        return JudgedPlan.of(court, stages, gatesByFolder);
    }
}
