package dev.meshward.desktop.map;

import dev.meshward.export.layout.Link;
import java.util.List;

/** What is selected on the map. */
sealed interface Selection {

    record Nothing() implements Selection {}

    /** @param ids one box, or two in the order in which they were selected */
    record Boxes(List<String> ids) implements Selection {
        public Boxes {
            ids = List.copyOf(ids);
        }
    }

    record Line(Link link) implements Selection {}

    default boolean has(String box) {
        return this instanceof Boxes(var ids) && ids.contains(box);
    }

    default boolean has(Link link) {
        return this instanceof Line(var selected) && selected.equals(link);
    }
}
