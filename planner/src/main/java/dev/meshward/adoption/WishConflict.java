package dev.meshward.adoption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the smallest set of wishes that contradicts itself: take one away after the other; those whose absence makes no
 * difference do not belong to it. What is left holds together as soon as any one of it goes.
 */
final class WishConflict {

    private WishConflict() {}

    static Optional<StagePlanner.Answer.Contradiction> among(Wishes wishes, Standings standings) {
        var model = new WishModel(wishes, standings);
        return smallest(wishes.all(), model::obstacle);
    }

    /** @param obstacle why the wishes it is given cannot hold together; empty when they can */
    static Optional<StagePlanner.Answer.Contradiction> smallest(
            List<Wish> wishes, Function<List<Wish>, Optional<String>> obstacle) {
        if (obstacle.apply(wishes).isEmpty()) {
            return Optional.empty();
        }
        var left = new ArrayList<>(wishes);
        for (var wish : wishes) {
            var without = new ArrayList<>(left);
            without.remove(wish);
            if (obstacle.apply(without).isPresent()) {
                left = without;
            }
        }
        return Optional.of(contradiction(left, obstacle.apply(left).orElse("")));
    }

    private static StagePlanner.Answer.Contradiction contradiction(List<Wish> wishes, String obstacle) {
        var said = wishes.stream().map(Wishes::words).collect(Collectors.joining("; "));
        var because = wishes.size() == 1
                ? "This wish cannot be kept: " + said + ". " + sentence(obstacle)
                : "These wishes cannot hold together: " + said + ". " + sentence(obstacle)
                        + " Take any one of them away, and the others can be kept.";
        return new StagePlanner.Answer.Contradiction(List.copyOf(wishes), because);
    }

    private static String sentence(String clause) {
        return clause.isEmpty()
                ? ""
                : clause.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + clause.substring(1) + ".";
    }
}
