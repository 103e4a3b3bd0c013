package dev.meshward.desktop.map;

import dev.meshward.desktop.session.MapKept.SearchMode;
import dev.meshward.desktop.session.Surveyed;
import dev.meshward.search.Search;
import dev.meshward.search.SearchReading;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which boxes a search, the legend and the focus leave in the foreground. */
final class Sieve {

    private final MapWish wish;
    private final MapChart chart;
    private final Map<String, Mark> marks;
    private final Set<String> found;

    Sieve(MapWish wish, MapChart chart, Map<String, Mark> marks, Optional<Surveyed> survey) {
        this.wish = wish;
        this.chart = chart;
        this.marks = marks;
        this.found = survey.map(this::found).orElse(Set.of());
    }

    static Optional<String> refusal(String search) {
        return switch (Search.of(search)) {
            case SearchReading.Read _ -> Optional.empty();
            case SearchReading.Refused refused -> Optional.of(refused.sentence());
        };
    }

    /** A search that is not understood finds everything, and the field says what is wrong. */
    private Set<String> found(Surveyed survey) {
        var search = Search.of(wish.search()) instanceof SearchReading.Read(var read) ? read : Search.anything();
        return chart.nodes().values().stream()
                .filter(node -> search.finds(new NodeFound(node, chart, mark(node), survey)))
                .map(MapNode::id)
                .collect(Collectors.toSet());
    }

    private Mark mark(MapNode node) {
        return marks.getOrDefault(node.id(), Marking.state(dev.meshward.desktop.look.MeshState.OUTSIDE));
    }

    Set<String> faded() {
        var faded = new TreeSet<String>();
        for (var node : chart.nodes().values()) {
            boolean isOutOfFocus = !wish.focus().isEmpty() && !wish.focus().contains(node.id());
            boolean isNotFound = wish.mode() == SearchMode.HIGHLIGHT && !found.contains(node.id());
            if (isOutOfFocus
                    || isNotFound
                    || wish.offInLegend().contains(mark(node).key())) {
                faded.add(node.id());
            }
        }
        return faded;
    }

    Set<String> hidden() {
        var hidden = new TreeSet<>(wish.hidden());
        for (var id : chart.nodes().keySet()) {
            if (isHidden(found.contains(id))) {
                hidden.add(id);
            }
        }
        return hidden;
    }

    private boolean isHidden(boolean isFound) {
        return switch (wish.mode()) {
            case HIGHLIGHT -> false;
            case HIDE -> isFound && !wish.search().isBlank();
            case SHOW_ONLY -> !isFound;
        };
    }
}
