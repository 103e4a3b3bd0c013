package dev.meshward.desktop.work;

import dev.meshward.desktop.session.Session.Content;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.saved.SavedSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts a session together with what somebody else wrote into its file meanwhile. */
final class WorkMerge {

    private WorkMerge() {}

    /** What came of it. */
    sealed interface Outcome {

        record Together(SessionState state) implements Outcome {}

        /** @param about what both changed, in the words of the file */
        record Clash(List<String> about) implements Outcome {
            public Clash {
                about = List.copyOf(about);
            }
        }
    }

    /** @param base what both began with */
    static Outcome of(SessionState base, SessionState mine, SessionState theirs) {
        var clashes = new ArrayList<String>();
        boolean takesTheirCluster = isTheirs(
                "the cluster",
                clashes,
                isSameCluster(base, theirs),
                isSameCluster(base, mine) || isSameCluster(mine, theirs));
        boolean takesTheirMoves = isTheirs(
                "the moves",
                clashes,
                moves(base).equals(moves(theirs)),
                moves(base).equals(moves(mine)) || moves(mine).equals(moves(theirs)));
        return switch (SaidMerge.of(base.said(), mine.said(), theirs.said())) {
            case SaidMerge.Outcome.Clash(var about) -> {
                clashes.addAll(about);
                yield new Outcome.Clash(clashes);
            }
            case SaidMerge.Outcome.Together(var said) ->
                clashes.isEmpty()
                        ? new Outcome.Together(SessionState.recalled(
                                        mine.source(),
                                        (takesTheirCluster ? theirs : mine)
                                                .snapshot()
                                                .orElseThrow(),
                                        said,
                                        (takesTheirMoves ? theirs : mine).plans())
                                .withMap(mine.map()))
                        : new Outcome.Clash(clashes);
        };
    }

    private static boolean isTheirs(String what, List<String> clashes, boolean theyLeftIt, boolean isMineToGiveUp) {
        if (!theyLeftIt && !isMineToGiveUp) {
            clashes.add(what);
        }
        return !theyLeftIt && isMineToGiveUp;
    }

    private static List<?> moves(SessionState state) {
        return Content.of(state).moves();
    }

    private static boolean isSameCluster(SessionState one, SessionState other) {
        return one.snapshot().equals(other.snapshot()) || Arrays.equals(cluster(one), cluster(other));
    }

    private static byte[] cluster(SessionState state) {
        return state.snapshot().map(SavedSnapshot::write).orElse(new byte[0]);
    }
}
