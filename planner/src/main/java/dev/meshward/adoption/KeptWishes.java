package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a plan keeps the wishes about its order; the few it cannot keep are named rather than dropped in silence. */
final class KeptWishes {

    private final Wishes wishes;
    private final Map<WorkloadId, Integer> joinStage = new HashMap<>();

    private KeptWishes(List<Stage> joins, Wishes wishes) {
        this.wishes = wishes;
        for (int i = 0; i < joins.size(); i++) {
            int number = i + 1;
            joins.get(i).workloads().forEach(workload -> joinStage.put(workload, number));
        }
    }

    static Optional<StagePlanner.Answer.Contradiction> brokenBy(AdoptionPlan plan, Wishes wishes) {
        var joins = joinsOf(plan);
        var kept = new KeptWishes(joins, wishes);
        return wishes.all().stream()
                .filter(wish -> !kept.keeps(wish))
                .findFirst()
                .map(wish -> new StagePlanner.Answer.Contradiction(
                        List.of(wish),
                        "This wish cannot be kept: " + Wishes.words(wish) + ". Within the limits and with the other"
                                + " wishes the plan has " + joins.size() + " join stages, and no place for it."));
    }

    private static List<Stage> joinsOf(AdoptionPlan plan) {
        return plan.stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .toList();
    }

    /** The wishes that would no longer hold if these joined in another of the plan's stages. */
    static List<Wish> brokenBy(Collection<WorkloadId> moved, Stage to, AdoptionPlan plan, Wishes wishes) {
        if (wishes.all().stream().noneMatch(Wishes::isAboutOrder)) {
            return List.of();
        }
        var joins = joinsOf(plan);
        var kept = new KeptWishes(joins, wishes);
        moved.forEach(workload -> kept.joinStage.put(workload, joins.indexOf(to) + 1));
        return wishes.all().stream().filter(wish -> !kept.keeps(wish)).toList();
    }

    private boolean keeps(Wish wish) {
        return switch (wish) {
            case Wish.Before(var first, var then, var _) -> latest(first) < earliest(then);
            case Wish.CallerFirst(var caller, var called, var _, var _) ->
                isIdle(caller) || latest(caller) < earliest(called);
            case Wish.Together(var one, var other, var _) ->
                isIdle(one) || isIdle(other) || (earliest(one) == latest(other) && earliest(other) == latest(one));
            case Wish.Apart(var one, var other, var _) ->
                stages(one).noneMatch(stage -> stages(other).anyMatch(stage::equals));
            case Wish.At(var target, int stage, var _) ->
                isIdle(target) || (earliest(target) == stage && latest(target) == stage);
            case Wish.Never _,
                    Wish.CriticalityOf _,
                    Wish.OwnerOf _,
                    Wish.Freeze _,
                    Wish.StrictByDefault _,
                    Wish.Tuned _ -> true;
        };
    }

    private Stream<Integer> stages(Wish.Target target) {
        return wishes.meant(target).stream().filter(joinStage::containsKey).map(joinStage::get);
    }

    private boolean isIdle(Wish.Target target) {
        return stages(target).findAny().isEmpty();
    }

    private int earliest(Wish.Target target) {
        return stages(target).mapToInt(Integer::intValue).min().orElse(Integer.MAX_VALUE);
    }

    private int latest(Wish.Target target) {
        return stages(target).mapToInt(Integer::intValue).max().orElse(0);
    }
}
