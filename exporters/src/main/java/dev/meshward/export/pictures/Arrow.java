package dev.meshward.export.pictures;

import dev.meshward.export.layout.Point;
import java.util.List;

/** Points along a line. */
final class Arrow {

    private Arrow() {}

    /** The head at the end of a way. */
    static List<Point> at(List<Point> way, double length) {
        var tip = way.getLast();
        var from = way.size() > 1 ? way.get(way.size() - 2) : tip;
        double angle = Math.atan2(tip.y() - from.y(), tip.x() - from.x());
        return List.of(tip, back(tip, angle + 0.4, length), back(tip, angle - 0.4, length));
    }

    private static Point back(Point tip, double angle, double length) {
        return new Point(tip.x() - length * Math.cos(angle), tip.y() - length * Math.sin(angle));
    }

    static Point middleOfLongestStretch(List<Point> way) {
        var middle = way.getFirst();
        double longest = -1;
        for (var i = 1; i < way.size(); i++) {
            var one = way.get(i - 1);
            var other = way.get(i);
            double length = Math.hypot(other.x() - one.x(), other.y() - one.y());
            if (length > longest) {
                longest = length;
                middle = new Point((one.x() + other.x()) / 2, (one.y() + other.y()) / 2);
            }
        }
        return middle;
    }
}
