package dev.meshward.export.layout;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where everything of a chart is.
 *
 * @param areaByBox every box of the chart
 * @param areaByFrame every frame that has a box
 * @param wayByLink the corners of every line, from the side of the one box to the side of the other
 */
public record Arrangement(
        SortedMap<String, Area> areaByBox,
        SortedMap<String, Area> areaByFrame,
        SortedMap<Link, List<Point>> wayByLink) {

    public Arrangement {
        areaByBox = Collections.unmodifiableSortedMap(new TreeMap<>(areaByBox));
        areaByFrame = Collections.unmodifiableSortedMap(new TreeMap<>(areaByFrame));
        var ways = new TreeMap<Link, List<Point>>();
        wayByLink.forEach((link, way) -> ways.put(link, List.copyOf(way)));
        wayByLink = Collections.unmodifiableSortedMap(ways);
    }

    /** Nothing has a place yet. */
    public static Arrangement none() {
        return new Arrangement(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    /** Only boxes have places, as they come out of a saved session. */
    public static Arrangement at(Map<String, Area> areaByBox) {
        return new Arrangement(new TreeMap<>(areaByBox), new TreeMap<>(), new TreeMap<>());
    }

    /** All of it, with what a later one has besides or has elsewhere. */
    public Arrangement with(Arrangement later) {
        var boxes = new TreeMap<>(areaByBox);
        boxes.putAll(later.areaByBox);
        var frames = new TreeMap<>(areaByFrame);
        frames.putAll(later.areaByFrame);
        var ways = new TreeMap<>(wayByLink);
        ways.putAll(later.wayByLink);
        return new Arrangement(boxes, frames, ways);
    }

    public Optional<Area> of(String box) {
        return Optional.ofNullable(areaByBox.get(box));
    }

    /** Somebody moved a box; its lines have no way until the chart is arranged again. */
    public Arrangement withMoved(String box, Point upperLeft) {
        var areas = new TreeMap<>(areaByBox);
        areas.computeIfPresent(box, (_, area) -> new Area(upperLeft.x(), upperLeft.y(), area.width(), area.height()));
        var ways = new TreeMap<>(wayByLink);
        ways.keySet().removeIf(link -> link.touches(box));
        return new Arrangement(areas, areaByFrame, ways);
    }

    /** Around everything, lines and frames too; empty for an empty chart. */
    public Optional<Area> extent() {
        var corners =
                wayByLink.values().stream().flatMap(List::stream).map(point -> new Area(point.x(), point.y(), 0, 0));
        return Stream.concat(Stream.concat(areaByBox.values().stream(), areaByFrame.values().stream()), corners)
                .reduce(Area::around);
    }
}
