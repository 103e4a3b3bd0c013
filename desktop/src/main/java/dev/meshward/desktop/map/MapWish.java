package dev.meshward.desktop.map;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What a person wants to see of the map.
 *
 * @param opened namespaces whose workloads are shown
 * @param hidden boxes that were put away
 * @param focus boxes that alone matter now; empty for all
 * @param search as it was typed
 * @param offInLegend what the legend filters out, by the keys of marks
 * @param stagesDone how far the rollout is played; 0 shows the cluster as it is
 */
record MapWish(
        Set<String> opened,
        Set<String> hidden,
        Set<String> focus,
        Colouring colouring,
        String search,
        SearchMode mode,
        Set<String> offInLegend,
        int stagesDone,
        Selection selection) {

    /** What becomes of the boxes that a search finds, and of the others. */
    enum SearchMode {
        HIGHLIGHT,
        HIDE,
        SHOW_ONLY
    }

    MapWish {
        opened = sorted(opened);
        hidden = sorted(hidden);
        focus = sorted(focus);
        offInLegend = sorted(offInLegend);
    }

    private static Set<String> sorted(Set<String> texts) {
        return Collections.unmodifiableSet(new TreeSet<>(texts));
    }

    static MapWish usual() {
        return new MapWish(
                Set.of(),
                Set.of(),
                Set.of(),
                Colouring.STATE,
                "",
                SearchMode.HIGHLIGHT,
                Set.of(),
                0,
                new Selection.Nothing());
    }

    MapWish withOpened(Consumer<Set<String>> change) {
        return new MapWish(
                changed(opened, change), hidden, focus, colouring, search, mode, offInLegend, stagesDone, selection);
    }

    MapWish withHidden(Consumer<Set<String>> change) {
        return new MapWish(
                opened, changed(hidden, change), focus, colouring, search, mode, offInLegend, stagesDone, selection);
    }

    MapWish withFocus(Set<String> boxes) {
        return new MapWish(opened, hidden, boxes, colouring, search, mode, offInLegend, stagesDone, selection);
    }

    /** Other colours have another legend. */
    MapWish withColouring(Colouring other) {
        return new MapWish(opened, hidden, focus, other, search, mode, Set.of(), stagesDone, selection);
    }

    MapWish withSearch(String text, SearchMode how) {
        return new MapWish(opened, hidden, focus, colouring, text, how, offInLegend, stagesDone, selection);
    }

    MapWish withLegend(Consumer<Set<String>> change) {
        return new MapWish(
                opened, hidden, focus, colouring, search, mode, changed(offInLegend, change), stagesDone, selection);
    }

    MapWish withStagesDone(int done) {
        return new MapWish(opened, hidden, focus, colouring, search, mode, offInLegend, done, selection);
    }

    MapWish withSelection(Selection other) {
        return new MapWish(opened, hidden, focus, colouring, search, mode, offInLegend, stagesDone, other);
    }

    MapWish selecting(String box) {
        return withSelection(new Selection.Boxes(List.of(box)));
    }

    private static Set<String> changed(Set<String> texts, Consumer<Set<String>> change) {
        var others = new TreeSet<>(texts);
        change.accept(others);
        return others;
    }
}
