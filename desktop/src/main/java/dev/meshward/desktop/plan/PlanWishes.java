package dev.meshward.desktop.plan;

import dev.meshward.adoption.Limits;
import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.Wish;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What people wish for of the plan; each wish is a preference and can be taken back. Frozen days are the calendar's. */
record PlanWishes(Session session) {

    List<Wish> all() {
        return preferences().wishes().stream()
                .filter(wish -> !(wish instanceof Wish.Freeze))
                .toList();
    }

    Limits limits() {
        return preferences().limits();
    }

    private PlanPreferences preferences() {
        return session.now().said().preferences();
    }

    /**
     * Wishes for this, in place of a wish of the same kind about the same.
     *
     * @return what is missing, in a sentence; nothing is wished for then
     */
    Optional<String> wish(Wish wish) {
        var missing = missing(wish);
        if (missing.isEmpty()) {
            say(Words.say("did.wish", wish.words()), before -> before.wishing(wish, each -> isInstead(each, wish)));
        }
        return missing;
    }

    private static Optional<String> missing(Wish wish) {
        return switch (wish) {
            case Wish.OwnerOf(var target, var owner, var _)
            when owner.isBlank() -> Optional.of(Words.say("wishes.no-owner", target));
            case Wish.Never(var target, var because, var _)
            when because.isBlank() -> Optional.of(Words.say("wishes.no-reason", target));
            case Wish.Before(var first, var then, var _) -> twice(first, then);
            case Wish.Together(var one, var other, var _) -> twice(one, other);
            case Wish.Apart(var one, var other, var _) -> twice(one, other);
            case Wish.OwnerOf _,
                    Wish.Never _,
                    Wish.At _,
                    Wish.CriticalityOf _,
                    Wish.CallerFirst _,
                    Wish.StrictByDefault _,
                    Wish.Tuned _,
                    Wish.Freeze _ -> Optional.empty();
        };
    }

    private static Optional<String> twice(Wish.Target one, Wish.Target other) {
        return one.equals(other) ? Optional.of(Words.say("wishes.same")) : Optional.empty();
    }

    void takeBack(Wish wish) {
        say(Words.say("did.wish-no-more", wish.words()), before -> before.without(wish::equals));
    }

    void limit(Limits limits) {
        say(
                Words.say("did.limit", limits.workloads(), limits.namespaces(), limits.restarts()),
                before -> before.withLimits(limits));
    }

    private void say(String what, UnaryOperator<PlanPreferences> change) {
        session.say(what, said -> said.withPreferences(change.apply(said.preferences())));
    }

    /** Of one workload there is one owner, one weight and one pin; of two there may be many wishes. */
    private static boolean isInstead(Wish before, Wish now) {
        return switch (now) {
            case Wish.At(var target, var _, var _) ->
                before instanceof Wish.At at && at.target().equals(target);
            case Wish.Never(var target, var _, var _) ->
                before instanceof Wish.Never never && never.target().equals(target);
            case Wish.OwnerOf(var target, var _, var _) ->
                before instanceof Wish.OwnerOf owner && owner.target().equals(target);
            case Wish.CriticalityOf(var target, var _, var _) ->
                before instanceof Wish.CriticalityOf weight && weight.target().equals(target);
            case Wish.Before _,
                    Wish.CallerFirst _,
                    Wish.Together _,
                    Wish.Apart _,
                    Wish.StrictByDefault _,
                    Wish.Tuned _,
                    Wish.Freeze _ -> before.equals(now);
        };
    }

    /** What these words name, where the cluster has it: a namespace, or a workload as {@code namespace/name}. */
    Optional<Wish.Target> target(String words) {
        var parts = words.strip().split("/", 2);
        var target = new Wish.Target(parts[0], parts.length > 1 ? parts[1] : "");
        return session.now()
                .snapshot()
                .filter(snapshot -> isThere(snapshot, target))
                .map(_ -> target);
    }

    private static boolean isThere(ClusterSnapshot snapshot, Wish.Target target) {
        return snapshot.workloadsIn(target.namespace()).stream()
                .anyMatch(workload ->
                        target.workload().isEmpty() || workload.id().name().equals(target.workload()));
    }
}
