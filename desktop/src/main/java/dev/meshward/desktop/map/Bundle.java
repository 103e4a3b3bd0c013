package dev.meshward.desktop.map;

import dev.meshward.desktop.look.MeshState;
import dev.meshward.export.layout.Area;
import dev.meshward.export.layout.Link;
import dev.meshward.export.layout.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All calls between two opened namespaces, or between one and a box, as one line; for a map that is seen from so far that
 * single lines are a blot.
 *
 * @param way straight, from the one border to the other
 * @param calls how many there are
 * @param state of the least protected one
 * @param isFaded whether none of them is in the foreground
 */
record Bundle(List<Point> way, int calls, MeshState state, boolean isExcepted, boolean isFaded) {

    Bundle {
        way = List.copyOf(way);
    }

    /** Where a line ends that leaves a frame. */
    private record Ends(String from, String to) implements Comparable<Ends> {
        @Override
        public int compareTo(Ends other) {
            int first = from.compareTo(other.from);
            return first == 0 ? to.compareTo(other.to) : first;
        }
    }

    /** Whether such a line is drawn as part of a bundle: it leaves a frame. */
    static boolean holds(Drawing drawing, Link link) {
        var from = frameOf(drawing, link.from());
        var to = frameOf(drawing, link.to());
        return !from.equals(to);
    }

    static List<Bundle> of(Drawing drawing) {
        var linksByEnds = new TreeMap<Ends, List<Link>>();
        for (var link : drawing.chart().edges().keySet()) {
            if (holds(drawing, link) && !drawing.isHidden(link)) {
                linksByEnds
                        .computeIfAbsent(
                                new Ends(end(drawing, link.from()), end(drawing, link.to())), _ -> new ArrayList<>())
                        .add(link);
            }
        }
        return linksByEnds.values().stream()
                .flatMap(links -> of(drawing, links).stream())
                .toList();
    }

    private static Optional<String> frameOf(Drawing drawing, String box) {
        return Optional.ofNullable(drawing.chart().nodes().get(box)).flatMap(MapNode::frame);
    }

    private static String end(Drawing drawing, String box) {
        return frameOf(drawing, box).map(frame -> "frame " + frame).orElse(box);
    }

    private static Optional<Area> area(Drawing drawing, String box) {
        return frameOf(drawing, box)
                .flatMap(frame ->
                        Optional.ofNullable(drawing.places().areaByFrame().get(frame)))
                .or(() -> drawing.places().of(box));
    }

    private static Optional<Bundle> of(Drawing drawing, List<Link> links) {
        var first = links.getFirst();
        return area(drawing, first.from())
                .flatMap(from -> area(drawing, first.to()).map(to -> of(drawing, links, from, to)));
    }

    private static Bundle of(Drawing drawing, List<Link> links, Area from, Area to) {
        int calls = 0;
        var least = MeshState.UNKNOWN;
        for (var link : links) {
            var edge = drawing.chart().edges().get(link);
            calls += edge == null ? 0 : edge.calls().size();
            var state = drawing.states().getOrDefault(link, MeshState.UNKNOWN);
            least = state.compareTo(least) < 0 ? state : least;
        }
        return new Bundle(
                List.of(from.edgeTowards(to.centre()), to.edgeTowards(from.centre())),
                calls,
                least,
                links.stream().anyMatch(drawing.excepted()::contains),
                links.stream().allMatch(drawing::isFaded));
    }
}
