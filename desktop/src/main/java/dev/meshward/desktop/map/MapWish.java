package dev.meshward.desktop.map;

import dev.meshward.desktop.session.MapKept;
import dev.meshward.desktop.session.MapKept.Colouring;
import dev.meshward.desktop.session.MapKept.SearchMode;
import dev.meshward.export.layout.Arrangement;
import java.util.ArrayList;
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
 * @param searches those that were kept, to be used again
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
        List<String> searches,
        int stagesDone,
        Selection selection) {

    MapWish {
        opened = sorted(opened);
        hidden = sorted(hidden);
        focus = sorted(focus);
        offInLegend = sorted(offInLegend);
        searches = List.copyOf(searches);
    }

    private static Set<String> sorted(Set<String> texts) {
        return Collections.unmodifiableSet(new TreeSet<>(texts));
    }

    static MapWish usual() {
        return of(MapKept.nothing());
    }

    /** As somebody left the map; the rollout is not played and nothing is selected. */
    static MapWish of(MapKept kept) {
        return new MapWish(
                kept.opened(),
                kept.hidden(),
                Set.of(),
                kept.colouring(),
                kept.search(),
                kept.mode(),
                kept.offInLegend(),
                kept.searches(),
                0,
                new Selection.Nothing());
    }

    /** What of it is worth keeping, with the places of the boxes. */
    MapKept kept(Arrangement places) {
        return new MapKept(places, opened, hidden, colouring, search, mode, offInLegend, searches);
    }

    MapWish withOpened(Consumer<Set<String>> change) {
        return with(parts -> parts.opened = changed(opened, change));
    }

    MapWish withHidden(Consumer<Set<String>> change) {
        return with(parts -> parts.hidden = changed(hidden, change));
    }

    MapWish withFocus(Set<String> boxes) {
        return with(parts -> parts.focus = boxes);
    }

    /** Other colours have another legend. */
    MapWish withColouring(Colouring other) {
        return with(parts -> {
            parts.colouring = other;
            parts.offInLegend = Set.of();
        });
    }

    MapWish withSearch(String text, SearchMode how) {
        return with(parts -> {
            parts.search = text;
            parts.mode = how;
        });
    }

    /** Keeps the search as it is, to be used again. */
    MapWish keepingSearch() {
        var text = search.strip();
        return text.isEmpty() || searches.contains(text) ? this : withSearches(kept -> kept.add(text));
    }

    MapWish withSearches(Consumer<List<String>> change) {
        var others = new ArrayList<>(searches);
        change.accept(others);
        return with(parts -> parts.searches = others);
    }

    MapWish withLegend(Consumer<Set<String>> change) {
        return with(parts -> parts.offInLegend = changed(offInLegend, change));
    }

    MapWish withStagesDone(int done) {
        return with(parts -> parts.stagesDone = done);
    }

    MapWish withSelection(Selection other) {
        return with(parts -> parts.selection = other);
    }

    MapWish selecting(String box) {
        return withSelection(new Selection.Boxes(List.of(box)));
    }

    private static Set<String> changed(Set<String> texts, Consumer<Set<String>> change) {
        var others = new TreeSet<>(texts);
        change.accept(others);
        return others;
    }

    /** The parts of a wish while one of them changes. */
    private static final class Parts {
        private Set<String> opened;
        private Set<String> hidden;
        private Set<String> focus;
        private Colouring colouring;
        private String search;
        private SearchMode mode;
        private Set<String> offInLegend;
        private List<String> searches;
        private int stagesDone;
        private Selection selection;

        Parts(MapWish wish) {
            opened = wish.opened;
            hidden = wish.hidden;
            focus = wish.focus;
            colouring = wish.colouring;
            search = wish.search;
            mode = wish.mode;
            offInLegend = wish.offInLegend;
            searches = wish.searches;
            stagesDone = wish.stagesDone;
            selection = wish.selection;
        }

        MapWish whole() {
            return new MapWish(
                    opened, hidden, focus, colouring, search, mode, offInLegend, searches, stagesDone, selection);
        }
    }

    private MapWish with(Consumer<Parts> change) {
        var parts = new Parts(this);
        change.accept(parts);
        return parts.whole();
    }
}
