package dev.meshward.desktop.map;

import dev.meshward.dependencies.Dependency;
import dev.meshward.export.layout.Link;
import java.util.List;

/**
 * A line of the map, with every call it stands for.
 *
 * @param calls never empty
 */
record MapEdge(Link link, List<Dependency> calls) {
    MapEdge {
        calls = List.copyOf(calls);
    }
}
