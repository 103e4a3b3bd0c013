package dev.meshward.desktop.map;

import dev.meshward.export.layout.Point;
import java.util.List;

/** How far a point is from a line with corners. */
final class Nearness {

    private Nearness() {}

    static double of(List<Point> way, Point at) {
        double least = Double.MAX_VALUE;
        for (int i = 1; i < way.size(); i++) {
            least = Math.min(least, distance(way.get(i - 1), way.get(i), at));
        }
        return least;
    }

    private static double distance(Point from, Point to, Point at) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double square = dx * dx + dy * dy;
        double share =
                square == 0 ? 0 : Math.clamp(((at.x() - from.x()) * dx + (at.y() - from.y()) * dy) / square, 0, 1);
        return Math.hypot(at.x() - from.x() - share * dx, at.y() - from.y() - share * dy);
    }
}
