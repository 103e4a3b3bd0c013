package dev.meshward.desktop.agree;

import dev.meshward.desktop.session.Baseline;
import dev.meshward.desktop.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of the plan since the room agreed on it, told by the ids of its stages.
 *
 * @param standingByStage of every stage there is now
 * @param gone stages of the baseline that there are no more
 */
record SinceBaseline(Baseline baseline, Map<String, Standing> standingByStage, List<Baseline.Kept> gone) {

    SinceBaseline {
        standingByStage = Map.copyOf(standingByStage);
        gone = List.copyOf(gone);
    }

    /** How a stage stands to the one of the same id. */
    enum Standing {
        SAME,
        /** The same files at another number. */
        MOVED,
        /** Other files. */
        CHANGED,
        NEW
    }

    static SinceBaseline of(Baseline baseline, List<Agreement> now) {
        var kept = baseline.stages().stream()
                .collect(Collectors.toMap(Baseline.Kept::id, Function.identity(), (one, _) -> one));
        var standings = now.stream()
                .collect(Collectors.toMap(
                        each -> each.stage().id(),
                        each -> standing(
                                Optional.ofNullable(kept.get(each.stage().id())), each),
                        (one, _) -> one));
        var gone = baseline.stages().stream()
                .filter(each -> !standings.containsKey(each.id()))
                .toList();
        return new SinceBaseline(baseline, standings, gone);
    }

    private static Standing standing(Optional<Baseline.Kept> before, Agreement now) {
        if (before.isEmpty()) {
            return Standing.NEW;
        }
        if (!before.get().digest().equals(now.digest())) {
            return Standing.CHANGED;
        }
        return before.get().number() == now.stage().number() ? Standing.SAME : Standing.MOVED;
    }

    Optional<Standing> of(Agreement agreement) {
        return Optional.ofNullable(standingByStage.get(agreement.stage().id()));
    }

    /** In one sentence, with the names of the stages that are gone. */
    String sentence() {
        return Words.say(
                "agree.since",
                baseline.who(),
                baseline.when(),
                count(Standing.NEW),
                count(Standing.CHANGED),
                count(Standing.MOVED),
                count(Standing.SAME),
                gone.size(),
                gone.isEmpty()
                        ? ""
                        : gone.stream()
                                .map(each -> Words.say("plan.stage", each.number(), each.title()))
                                .collect(Collectors.joining(", ", "(", ")")));
    }

    private long count(Standing standing) {
        return standingByStage.values().stream()
                .filter(each -> each == standing)
                .count();
    }
}
