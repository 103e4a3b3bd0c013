package dev.meshward.desktop.map;

import dev.meshward.desktop.session.Surveyed;
import dev.meshward.desktop.words.Words;
import java.util.Optional;
import java.util.Set;

/** What is on the map, and what it was made of, so that it is not made again for each letter of a search. */
record Sketch(Optional<Surveyed> survey, Set<String> opened, MapChart chart) {

    Sketch {
        opened = Set.copyOf(opened);
    }

    static Sketch nothing() {
        return new Sketch(Optional.empty(), Set.of(), MapChart.none());
    }

    /** This one where it is of the same; may be asked on any thread. */
    Sketch of(Optional<Surveyed> other, Set<String> others) {
        return isOf(other) && opened.equals(others) ? this : new Sketch(other, others, chart(other, others));
    }

    private boolean isOf(Optional<Surveyed> other) {
        return survey.isEmpty() == other.isEmpty()
                && survey.flatMap(mine -> other.map(theirs -> mine == theirs)).orElse(true);
    }

    private static MapChart chart(Optional<Surveyed> survey, Set<String> opened) {
        return survey.map(each ->
                        MapChart.of(each.basis().snapshot(), each.graph(), opened, Words.say("map.hosts-outside")))
                .orElse(MapChart.none());
    }
}
