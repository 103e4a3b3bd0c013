package dev.meshward.desktop.map;

import dev.meshward.export.layout.Area;
import dev.meshward.export.layout.Point;

/**
 * Which part of the map is seen.
 *
 * @param left of the part, in the unit of the map
 * @param scale pixels for a unit of the map
 */
record Viewport(double left, double top, double scale) {

    private static final double SMALLEST = 0.05;
    private static final double LARGEST = 4;
    private static final double MARGIN = 24;

    /** A small map on a large screen is drawn larger than life, but not as large as a poster. */
    private static final double LARGEST_FIT = 1.75;

    static Viewport usual() {
        return new Viewport(-MARGIN, -MARGIN, 1);
    }

    /** All of this in a window of this size. */
    static Viewport fitting(Area area, double width, double height) {
        double scale = Math.min(
                LARGEST_FIT,
                Math.min(
                        (width - 2 * MARGIN) / Math.max(1, area.width()),
                        (height - 2 * MARGIN) / Math.max(1, area.height())));
        double kept = Math.clamp(scale, SMALLEST, LARGEST);
        return new Viewport(
                area.x() - (width / kept - area.width()) / 2, area.y() - (height / kept - area.height()) / 2, kept);
    }

    boolean shows(Area area, double width, double height) {
        var seen = seen(width, height);
        return area.x() >= seen.x()
                && area.y() >= seen.y()
                && area.right() <= seen.right()
                && area.bottom() <= seen.bottom();
    }

    /** This area in sight, no larger than now, and no farther from what is seen now than it has to be. */
    Viewport around(Area area, double width, double height) {
        double kept = Math.min(scale, fitting(area, width, height).scale());
        double margin = MARGIN / kept;
        var same = kept == scale ? this : zoomed(kept / scale, width / 2, height / 2);
        return new Viewport(
                within(same.left, area.x() - margin, area.right() + margin - width / kept),
                within(same.top, area.y() - margin, area.bottom() + margin - height / kept),
                kept);
    }

    /** The nearest to this between two limits, whichever of them is the lower. */
    private static double within(double now, double one, double other) {
        return Math.clamp(now, Math.min(one, other), Math.max(one, other));
    }

    Viewport movedBy(double pixelsRight, double pixelsDown) {
        return new Viewport(left - pixelsRight / scale, top - pixelsDown / scale, scale);
    }

    /** Larger or smaller, with the point under the mouse where it is. */
    Viewport zoomed(double factor, double pixelX, double pixelY) {
        double other = Math.clamp(scale * factor, SMALLEST, LARGEST);
        var fixed = onMap(pixelX, pixelY);
        return new Viewport(fixed.x() - pixelX / other, fixed.y() - pixelY / other, other);
    }

    Point onMap(double pixelX, double pixelY) {
        return new Point(left + pixelX / scale, top + pixelY / scale);
    }

    double pixelX(double x) {
        return (x - left) * scale;
    }

    double pixelY(double y) {
        return (y - top) * scale;
    }

    /** What a window of this size shows. */
    Area seen(double width, double height) {
        return new Area(left, top, width / scale, height / scale);
    }
}
