package dev.meshward.desktop.session;

import dev.meshward.export.layout.Arrangement;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody made of the map. It is kept with the session, but nothing is worked out of it, and nothing of it has to be
 * saved before the window closes.
 *
 * @param places of every box that ever had one, and the ways of the lines between them
 * @param opened namespaces whose workloads are shown
 * @param hidden boxes that were put away
 * @param search as it was typed
 * @param offInLegend what the legend filters out
 * @param searches those that were kept, to be used again
 */
public record MapKept(
        Arrangement places,
        Set<String> opened,
        Set<String> hidden,
        Colouring colouring,
        String search,
        SearchMode mode,
        Set<String> offInLegend,
        List<String> searches) {

    /** What the colours of the map tell. */
    public enum Colouring {
        STATE,
        STAGE,
        CRITICALITY,
        READINESS
    }

    /** What becomes of the boxes that a search finds, and of the others. */
    public enum SearchMode {
        HIGHLIGHT,
        HIDE,
        SHOW_ONLY
    }

    public MapKept {
        opened = sorted(opened);
        hidden = sorted(hidden);
        offInLegend = sorted(offInLegend);
        searches = List.copyOf(searches);
    }

    private static Set<String> sorted(Set<String> texts) {
        return Collections.unmodifiableSet(new TreeSet<>(texts));
    }

    /** A map nobody looked at yet. */
    public static MapKept nothing() {
        return new MapKept(
                Arrangement.none(), Set.of(), Set.of(), Colouring.STATE, "", SearchMode.HIGHLIGHT, Set.of(), List.of());
    }
}
