package dev.meshward.desktop.work;

import dev.meshward.desktop.session.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts together what two people said who began with the same file. Where only one of them changed something, that counts;
 * where both changed the same thing differently, nobody decides for them.
 */
final class SaidMerge {

    private final Said base;
    private final Said mine;
    private final Said theirs;
    private final List<String> clashes = new ArrayList<>();

    /** What came of it. */
    sealed interface Outcome {

        record Together(Said said) implements Outcome {}

        /** @param about what both changed, in the words of the file */
        record Clash(List<String> about) implements Outcome {
            public Clash {
                about = List.copyOf(about);
            }
        }
    }

    private SaidMerge(Said base, Said mine, Said theirs) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
    }

    static Outcome of(Said base, Said mine, Said theirs) {
        var merge = new SaidMerge(base, mine, theirs);
        var said = merge.together();
        return merge.clashes.isEmpty() ? new Outcome.Together(said) : new Outcome.Clash(merge.clashes);
    }

    private Said together() {
        return new Said(
                one("standing", Said::standing),
                one("mesh", Said::target),
                one("preferences", Said::preferences),
                list("call", Said::statements, each -> each.from() + " → " + each.to() + ":" + each.port()),
                list("lived with", Said::suppressions, each -> each.code() + " " + each.object()),
                list("decision", Said::decisions, each -> each.id()),
                list("answer", Said::answers, each -> each.question()),
                list("approval", Said::approvals, each -> each.stage() + " " + each.who()),
                one("folder", Said::folder),
                one("prometheus", Said::prometheus),
                list("scenario", Said::scenarios, each -> each.name()),
                one("baseline", Said::baseline));
    }

    private <T> T one(String what, Function<Said, T> part) {
        return chosen(what, part.apply(base), part.apply(mine), part.apply(theirs));
    }

    private <T> T chosen(String what, T before, T here, T there) {
        if (here.equals(there) || there.equals(before)) {
            return here;
        }
        if (!here.equals(before)) {
            clashes.add(what);
        }
        return there;
    }

    private <T> List<T> list(String what, Function<Said, List<T>> part, Function<T, String> key) {
        var before = byKey(part.apply(base), key);
        var here = byKey(part.apply(mine), key);
        var there = byKey(part.apply(theirs), key);
        var keys = new LinkedHashSet<>(here.keySet());
        keys.addAll(there.keySet());
        return keys.stream()
                .map(each -> chosen(
                        what + " " + each,
                        Optional.ofNullable(before.get(each)),
                        Optional.ofNullable(here.get(each)),
                        Optional.ofNullable(there.get(each))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static <T> LinkedHashMap<String, T> byKey(List<T> items, Function<T, String> key) {
        var byKey = new LinkedHashMap<String, T>();
        items.forEach(item -> byKey.put(key.apply(item), item));
        return byKey;
    }
}
