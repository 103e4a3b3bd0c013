package dev.meshward.desktop.map;

import dev.meshward.desktop.look.MeshState;
import dev.meshward.export.layout.Arrangement;
import dev.meshward.export.layout.Link;
import java.util.Map;
import java.util.Set;

/**
 * Everything the canvas draws.
 *
 * @param places where boxes, frames and lines are
 * @param marks of the boxes, by id
 * @param states of the lines; a line of several calls is as its least protected one
 * @param excepted lines with a call that stays plaintext by an exception
 * @param faded boxes that a search or the legend puts into the background
 * @param hidden boxes that are not drawn, though they keep their place
 */
record Drawing(
        MapChart chart,
        Arrangement places,
        Map<String, Mark> marks,
        Map<Link, MeshState> states,
        Set<Link> excepted,
        Set<String> faded,
        Set<String> hidden,
        Selection selection) {

    Drawing {
        marks = Map.copyOf(marks);
        states = Map.copyOf(states);
        excepted = Set.copyOf(excepted);
        faded = Set.copyOf(faded);
        hidden = Set.copyOf(hidden);
    }

    static Drawing nothing() {
        return new Drawing(
                MapChart.none(),
                Arrangement.none(),
                Map.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                new Selection.Nothing());
    }

    /** The same with its boxes at these places. */
    Drawing at(Arrangement others) {
        return new Drawing(chart, others, marks, states, excepted, faded, hidden, selection);
    }

    boolean isFaded(Link link) {
        return faded.contains(link.from()) || faded.contains(link.to());
    }

    boolean isHidden(Link link) {
        return hidden.contains(link.from()) || hidden.contains(link.to());
    }
}
