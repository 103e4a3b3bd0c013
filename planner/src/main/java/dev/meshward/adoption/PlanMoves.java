package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A finished plan in which people move workloads from stage to stage. Nothing is searched for: stages that a move leaves
 * alone stay as they are, word for word, and the others are made anew. Whether a move breaks calls is not asked here.
 */
public final class PlanMoves {

    private final StageMaking making;
    private final PlanQuestion question;
    private final AdoptionPlan plan;
    private final List<Move> moves;
    private final Set<String> settled;

    private PlanMoves(
            StageMaking making, PlanQuestion question, AdoptionPlan plan, List<Move> moves, Set<String> settled) {
        this.settled = settled;
        this.making = making;
        this.question = question;
        this.plan = plan;
        this.moves = moves;
    }

    /**
     * @param moves what people moved in this plan before
     * @param settled ids of stages that were approved or begun: nobody moves into or out of them
     */
    public static PlanMoves in(PlanQuestion question, AdoptionPlan plan, List<Move> moves, Set<String> settled) {
        return new PlanMoves(StageMaking.of(question, plan), question, plan, List.copyOf(moves), Set.copyOf(settled));
    }

    /** What became of a wish to move. */
    public sealed interface Answer {

        /** @param against what the rules of the ladder say against it, none of which is about broken calls */
        record Moved(PlanMoves now, List<Reason> against) implements Answer {}

        /** @param because a sentence */
        record Impossible(String because) implements Answer {}
    }

    /** The plan as it is now; its objective and the reasons of stages that nobody moved are still those of before. */
    public AdoptionPlan plan() {
        return plan;
    }

    /** Everything that was moved, where it is now. */
    public List<Move> moves() {
        return moves;
    }

    /**
     * Moves a workload, or all of a namespace that climb this rung, into a stage. Where that stage is of another rung, they get
     * a stage of their own beside it: before it when they come from later, after it when they come from earlier.
     *
     * @param stage its id
     */
    public Answer move(Wish.Target subject, StageKind rung, String stage) {
        var group = plan.stages().stream()
                .filter(each -> each.kind() == rung)
                .flatMap(each -> each.workloads().stream())
                .filter(isMeant(subject))
                .sorted()
                .toList();
        var target =
                plan.stages().stream().filter(each -> each.id().equals(stage)).findFirst();
        return impossible(subject, group, rung, target)
                .or(() -> settled(group, rung, target))
                .<Answer>map(Answer.Impossible::new)
                .orElseGet(() -> moved(group, rung, target.orElseThrow()));
    }

    private static Predicate<WorkloadId> isMeant(Wish.Target subject) {
        return workload -> workload.namespace().equals(subject.namespace())
                && (subject.workload().isEmpty() || workload.name().equals(subject.workload()));
    }

    private static Optional<String> impossible(
            Wish.Target subject, List<WorkloadId> group, StageKind rung, Optional<Stage> target) {
        if (target.isEmpty()) {
            return Optional.of("There is no such stage in this plan.");
        }
        if (!Arrangement.RUNGS.contains(rung)
                || !Arrangement.RUNGS.contains(target.get().kind())) {
            return Optional.of("Workloads are moved among join, strict and authorize stages; stage "
                    + target.get().number() + " is for " + target.get().kind().word() + ".");
        }
        if (group.isEmpty()) {
            return Optional.of(subject + " climbs in no " + rung.word() + " stage of this plan.");
        }
        return target.get().kind() == rung && target.get().workloads().containsAll(group)
                ? Optional.of(subject + " is in stage " + target.get().number() + " already.")
                : Optional.empty();
    }

    private Optional<String> settled(List<WorkloadId> group, StageKind rung, Optional<Stage> target) {
        return plan.stages().stream()
                .filter(stage -> settled.contains(stage.id()))
                .filter(stage -> target.filter(stage::equals).isPresent()
                        || (stage.kind() == rung && stage.workloads().stream().anyMatch(group::contains)))
                .findFirst()
                .map(stage -> "Stage " + stage.number() + " was approved or begun, and stays as it is.");
    }

    private Answer moved(List<WorkloadId> group, StageKind rung, Stage target) {
        var slots = new ArrayList<Slot>();
        var leaving = new HashSet<>(group);
        boolean comesFromLater = firstOf(rung, leaving).number() > target.number();
        for (var stage : plan.stages()) {
            boolean isTarget = stage.id().equals(target.id());
            var own = new Slot("", rung, group, Optional.empty());
            if (isTarget && target.kind() != rung && comesFromLater) {
                slots.add(own);
            }
            var left = Slot.of(stage).without(rung, leaving);
            slots.add(isTarget && target.kind() == rung ? left.and(group) : left);
            if (isTarget && target.kind() != rung && !comesFromLater) {
                slots.add(own);
            }
        }
        var now = plan.withStages(making.stages(slots));
        return new Answer.Moved(
                new PlanMoves(making, question, now, remembered(group, rung, now), settled),
                against(group, rung, target));
    }

    private Stage firstOf(StageKind rung, HashSet<WorkloadId> leaving) {
        return plan.stages().stream()
                .filter(stage ->
                        stage.kind() == rung && stage.workloads().stream().anyMatch(leaving::contains))
                .findFirst()
                .orElseThrow();
    }

    private List<Move> remembered(List<WorkloadId> group, StageKind rung, AdoptionPlan now) {
        var remembered = new TreeSet<Move>();
        moves.stream()
                .filter(move -> move.rung() != rung || !group.contains(move.workload()))
                .forEach(remembered::add);
        now.stages().stream()
                .filter(stage -> stage.kind() == rung)
                .forEach(stage -> stage.workloads().stream()
                        .filter(group::contains)
                        .forEach(workload -> remembered.add(new Move(workload, rung, stage.id()))));
        return List.copyOf(remembered);
    }

    private List<Reason> against(List<WorkloadId> group, StageKind rung, Stage target) {
        if (target.kind() != rung) {
            return List.of();
        }
        var outlook = making.outlook(question, plan);
        var against = new StageMoves(outlook);
        var reasons = new ArrayList<Reason>();
        for (var stage : outlook.stages(rung)) {
            var leaving = stage.workloads().stream().filter(group::contains).toList();
            if (!leaving.isEmpty() && !stage.id().equals(target.id())) {
                reasons.addAll(against.against(leaving, stage, target));
            }
        }
        return reasons.stream().distinct().toList();
    }

    /** The whole plan made anew around these stages, with its objective and every reason; each stage keeps its id. */
    public AdoptionPlan finished() {
        return making.finished(plan);
    }
}
