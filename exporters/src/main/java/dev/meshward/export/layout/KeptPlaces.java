package dev.meshward.export.layout;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What was there stays, and what is new comes in beside it, a connected group of new boxes together. */
final class KeptPlaces {

    private final Chart chart;
    private final Arrangement before;
    private final LayeredLayout layout;
    private final TreeMap<String, Area> areaByBox = new TreeMap<>();

    /** As the boxes of each new group were laid out together. */
    private final TreeMap<Link, List<Point>> newWays = new TreeMap<>();

    KeptPlaces(Chart chart, Arrangement before, LayeredLayout layout) {
        this.chart = chart;
        this.before = before;
        this.layout = layout;
        for (var box : chart.boxes().values()) {
            before.of(box.id())
                    .map(was -> new Area(was.x(), was.y(), box.width(), box.height()))
                    .ifPresent(area -> areaByBox.put(box.id(), area));
        }
    }

    Arrangement arrangement() {
        NewGroup.of(chart, areaByBox.keySet()).forEach(this::place);
        return new Arrangement(areaByBox, frames(), new Ways(chart, areaByBox, before, newWays).byLink());
    }

    private void place(NewGroup group) {
        var inside = layout.arrange(group.chart());
        var extent = inside.extent().orElseThrow();
        var spot = spotFor(group, extent);
        var right = spot.x() - extent.x();
        var down = spot.y() - extent.y();
        inside.areaByBox().forEach((id, area) -> areaByBox.put(id, area.movedBy(right, down)));
        inside.wayByLink()
                .forEach((link, way) -> newWays.put(
                        link, way.stream().map(point -> point.plus(right, down)).toList()));
    }

    private Point spotFor(NewGroup group, Area block) {
        var wish = wish(group, block);
        var own = group.frame().flatMap(this::frameArea);
        Predicate<Area> free = area -> obstacles(group, own).noneMatch(area.grown(ElkDrawing.GAP - 1)::overlaps);
        Predicate<Area> freeWithItsFrame =
                area -> free.test(area) && foreign(group.frame()).noneMatch(framed(group, own, area)::overlaps);
        return NearestSpot.to(wish, block, freeWithItsFrame)
                .or(() -> NearestSpot.to(wish, block, free))
                .orElseGet(() -> new Point(wish.x(), everything().bottom() + 2 * ElkDrawing.GAP));
    }

    /** In the middle of the boxes it is linked to, else in its frame, else below everything. */
    private Point wish(NewGroup group, Area block) {
        var linked = chart.links().stream()
                .filter(link -> group.has(link.from()) != group.has(link.to()))
                .map(link -> group.has(link.from()) ? link.to() : link.from())
                .flatMap(id -> Optional.ofNullable(areaByBox.get(id)).stream())
                .map(Area::centre)
                .toList();
        return middleOf(linked)
                .or(() -> group.frame().flatMap(this::frameArea).map(Area::centre))
                .map(middle -> middle.plus(-block.width() / 2, -block.height() / 2))
                .orElseGet(() -> new Point(everything().x(), everything().bottom() + 2 * ElkDrawing.GAP));
    }

    private static Optional<Point> middleOf(List<Point> points) {
        return points.stream()
                .reduce((one, other) -> one.plus(other.x(), other.y()))
                .map(sum -> new Point(sum.x() / points.size(), sum.y() / points.size()));
    }

    private Stream<Area> obstacles(NewGroup group, Optional<Area> own) {
        return own.isEmpty()
                ? foreign(group.frame())
                : Stream.concat(foreign(group.frame()), members(group.frame().orElseThrow()));
    }

    /** Boxes without a frame and other frames. */
    private Stream<Area> foreign(Optional<String> ownFrame) {
        var alone = areaByBox.entrySet().stream()
                .filter(placed -> frameIdOf(placed.getKey()).isEmpty())
                .map(java.util.Map.Entry::getValue);
        var others = chart.frames().keySet().stream()
                .filter(id -> ownFrame.filter(id::equals).isEmpty())
                .flatMap(id -> frameArea(id).stream());
        return Stream.concat(alone, others);
    }

    private Optional<String> frameIdOf(String box) {
        return Optional.ofNullable(chart.boxes().get(box)).flatMap(Box::frame);
    }

    private Stream<Area> members(String frame) {
        return chart.within(frame).stream().map(Box::id).flatMap(id -> Optional.ofNullable(areaByBox.get(id)).stream());
    }

    /** The block with the frame around it, which may have been there or comes with it. */
    private Area framed(NewGroup group, Optional<Area> own, Area block) {
        return group.frame()
                .map(id -> {
                    var framed = framed(id, block);
                    return own.map(framed::around).orElse(framed);
                })
                .orElse(block);
    }

    private SortedMap<String, Area> frames() {
        var areas = new TreeMap<String, Area>();
        chart.frames().keySet().forEach(id -> frameArea(id).ifPresent(area -> areas.put(id, area)));
        return areas;
    }

    /** Around the boxes of it that have a place. */
    private Optional<Area> frameArea(String id) {
        return members(id).reduce(Area::around).map(area -> framed(id, area));
    }

    private Area framed(String id, Area boxes) {
        var frame = java.util.Objects.requireNonNull(chart.frames().get(id));
        var area = boxes.grown(ElkDrawing.GAP);
        return new Area(
                area.x(),
                area.y() - frame.titleHeight(),
                Math.max(area.width(), frame.titleWidth()),
                area.height() + frame.titleHeight());
    }

    private Area everything() {
        return Stream.concat(areaByBox.values().stream(), frames().values().stream())
                .reduce(Area::around)
                .orElseThrow();
    }
}
