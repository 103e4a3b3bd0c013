package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What wishes about the order speak of, in few pieces: a workload that is named by itself is one, the rest of its
 * namespace another. Answers whether a set of wishes can hold together, whatever the limits.
 */
final class WishModel {

    private final Wishes wishes;
    private final Standings standings;
    private final Set<WorkloadId> named = new HashSet<>();
    private final Map<Wish.Target, Set<String>> pieces = new HashMap<>();

    WishModel(Wishes wishes, Standings standings) {
        this.wishes = wishes;
        this.standings = standings;
        targets().filter(target -> !target.workload().isEmpty()).forEach(target -> named.addAll(wishes.meant(target)));
        targets().forEach(target -> pieces.put(target, piecesOf(target)));
    }

    private java.util.stream.Stream<Wish.Target> targets() {
        return wishes.all().stream().flatMap(Wishes::targets);
    }

    private Set<String> piecesOf(Wish.Target target) {
        var found = new LinkedHashSet<String>();
        wishes.meant(target).stream().filter(this::mayJoin).map(this::pieceOf).forEach(found::add);
        return found;
    }

    /** Joins, or would but for a wish. */
    private boolean mayJoin(WorkloadId workload) {
        var waits = standings.postponed().get(workload);
        return standings.joining().contains(workload)
                || (waits != null
                        && waits.code().isEmpty()
                        && wishes.neverFor(workload).isPresent());
    }

    private String pieceOf(WorkloadId workload) {
        return named.contains(workload) ? workload.toString() : "namespace " + workload.namespace();
    }

    /** Why these wishes cannot hold together; empty when they can. */
    Optional<String> obstacle(List<Wish> some) {
        return doubleAnswer(some).or(() -> keptOut(some)).or(() -> disorder(some));
    }

    private static Optional<String> doubleAnswer(List<Wish> some) {
        var answers = new HashMap<String, String>();
        for (var wish : some) {
            var question = answered(wish);
            if (question.length == 2) {
                var before = answers.putIfAbsent(question[0], question[1]);
                if (before != null && !before.equals(question[1])) {
                    return Optional.of(question[0] + " is both " + before + " and " + question[1]);
                }
            }
        }
        return Optional.empty();
    }

    private static String[] answered(Wish wish) {
        return switch (wish) {
            case Wish.CriticalityOf(var target, var grade, var _) ->
                new String[] {"the criticality of " + target, grade.word()};
            case Wish.OwnerOf(var target, var owner, var _) -> new String[] {"the owner of " + target, owner};
            case Wish.Before _,
                    Wish.CallerFirst _,
                    Wish.Together _,
                    Wish.Apart _,
                    Wish.Never _,
                    Wish.At _,
                    Wish.Freeze _,
                    Wish.StrictByDefault _,
                    Wish.Tuned _ -> new String[0];
        };
    }

    private Optional<String> keptOut(List<Wish> some) {
        var out = new HashSet<String>();
        some.stream()
                .filter(Wish.Never.class::isInstance)
                .flatMap(Wishes::targets)
                .forEach(target -> out.addAll(of(target)));
        return some.stream()
                .flatMap(wish -> mustJoin(wish, out).stream())
                .filter(target -> isOut(target, out))
                .map(target -> target + " never joins")
                .findFirst();
    }

    /** The targets that a wish about the order needs in the plan. */
    private List<Wish.Target> mustJoin(Wish wish, Set<String> out) {
        return switch (wish) {
            case Wish.At(var target, var _, var _) -> List.of(target);
            case Wish.Together(var one, var other, var _) -> List.of(one, other);
            case Wish.Before(var first, var then, var _) -> isOut(then, out) ? List.of() : List.of(first);
            case Wish.CallerFirst _,
                    Wish.Apart _,
                    Wish.Never _,
                    Wish.CriticalityOf _,
                    Wish.OwnerOf _,
                    Wish.Freeze _,
                    Wish.StrictByDefault _,
                    Wish.Tuned _ -> List.of();
        };
    }

    private boolean isOut(Wish.Target target, Set<String> out) {
        return !of(target).isEmpty() && out.containsAll(of(target));
    }

    private Set<String> of(Wish.Target target) {
        return pieces.getOrDefault(target, Set.of());
    }

    private Optional<String> disorder(List<Wish> some) {
        var groups = grouped(some);
        var order = new StageBounds();
        for (var wish : some) {
            switch (wish) {
                case Wish.Before(var first, var then, var _) ->
                    pairs(first, then, groups).forEach(pair -> order.before(pair.get(0), pair.get(1)));
                case Wish.CallerFirst(var caller, var called, var _, var _) ->
                    pairs(caller, called, groups).forEach(pair -> order.before(pair.get(0), pair.get(1)));
                case Wish.Apart(var one, var other, var _) ->
                    pairs(one, other, groups).forEach(pair -> order.apart(pair.get(0), pair.get(1)));
                case Wish.At(var target, int stage, var _) ->
                    of(target).forEach(piece -> order.at(groups.leaderOf(piece), stage));
                case Wish.Together _,
                        Wish.Never _,
                        Wish.CriticalityOf _,
                        Wish.OwnerOf _,
                        Wish.Freeze _,
                        Wish.StrictByDefault _,
                        Wish.Tuned _ -> {}
            }
        }
        return order.obstacle();
    }

    private Groups<String> grouped(List<Wish> some) {
        var groups = new Groups<String>();
        for (var wish : some) {
            if (wish instanceof Wish.Together(var one, var other, var _)) {
                var all = new ArrayList<>(of(one));
                all.addAll(of(other));
                groups.join(all);
            } else if (wish instanceof Wish.At(var target, var _, var _)) {
                groups.join(of(target));
            }
        }
        return groups;
    }

    private List<List<String>> pairs(Wish.Target one, Wish.Target other, Groups<String> groups) {
        var pairs = new ArrayList<List<String>>();
        for (var first : of(one)) {
            for (var second : of(other)) {
                pairs.add(List.of(groups.leaderOf(first), groups.leaderOf(second)));
            }
        }
        return pairs;
    }
}
