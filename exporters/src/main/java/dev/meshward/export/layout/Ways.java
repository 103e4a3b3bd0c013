package dev.meshward.export.layout;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** Lines between boxes that ELK did not place together: as they were, else straight or with one corner around what is in the way. */
final class Ways {

    /** How far the corner may stand aside, nearest first. */
    private static final double[] ASIDE = {0, 30, -30, 60, -60, 120, -120, 240, -240, 480, -480};

    private final Chart chart;
    private final Map<String, Area> areaByBox;
    private final Arrangement before;
    private final Map<Link, List<Point>> laidOut;

    /** @param laidOut lines between boxes that were placed together just now */
    Ways(Chart chart, Map<String, Area> areaByBox, Arrangement before, Map<Link, List<Point>> laidOut) {
        this.chart = chart;
        this.areaByBox = areaByBox;
        this.before = before;
        this.laidOut = laidOut;
    }

    SortedMap<Link, List<Point>> byLink() {
        var ways = new TreeMap<Link, List<Point>>();
        chart.links()
                .forEach(link -> ways.put(
                        link,
                        asBefore(link)
                                .or(() -> Optional.ofNullable(laidOut.get(link)))
                                .orElseGet(() -> anew(link))));
        return ways;
    }

    private Optional<List<Point>> asBefore(Link link) {
        return Optional.ofNullable(before.wayByLink().get(link))
                .filter(_ -> isUnchanged(link.from()) && isUnchanged(link.to()));
    }

    private boolean isUnchanged(String box) {
        return before.of(box).equals(Optional.ofNullable(areaByBox.get(box)));
    }

    private List<Point> anew(Link link) {
        var from = areaOf(link.from());
        var to = areaOf(link.to());
        var hasOpposite = chart.links().contains(new Link(link.to(), link.from()));
        var inTheWay = areaByBox.entrySet().stream()
                .filter(placed -> !link.touches(placed.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return DoubleStream.of(ASIDE)
                .filter(aside -> aside != 0 || !hasOpposite)
                .mapToObj(aside -> way(from, to, aside))
                .min(Comparator.comparingLong(way -> crossed(way, inTheWay)))
                .orElseThrow();
    }

    private Area areaOf(String box) {
        return java.util.Objects.requireNonNull(areaByBox.get(box));
    }

    /** Aside is to the left of whoever goes the way, so that way and way back part. */
    private static List<Point> way(Area from, Area to, double aside) {
        var start = from.centre();
        var end = to.centre();
        var length = start.distanceTo(end);
        if (aside == 0 || length == 0) {
            return List.of(from.edgeTowards(end), to.edgeTowards(start));
        }
        var corner = new Point(
                (start.x() + end.x()) / 2 + (end.y() - start.y()) / length * aside,
                (start.y() + end.y()) / 2 - (end.x() - start.x()) / length * aside);
        return List.of(from.edgeTowards(corner), corner, to.edgeTowards(corner));
    }

    private static long crossed(List<Point> way, List<Area> areas) {
        return areas.stream()
                .filter(area -> {
                    for (var i = 1; i < way.size(); i++) {
                        if (area.isCrossedBy(way.get(i - 1), way.get(i))) {
                            return true;
                        }
                    }
                    return false;
                })
                .count();
    }
}
