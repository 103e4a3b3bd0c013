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
    private static final double MARGIN = 40;

    static Viewport usual() {
        return new Viewport(-MARGIN, -MARGIN, 1);
    }

    /** All of this in a window of this size; never larger than life. */
    static Viewport fitting(Area area, double width, double height) {
        double scale = Math.min(
                1,
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

    /** This area in the middle, no larger than now. */
    Viewport around(Area area, double width, double height) {
        double kept = Math.min(scale, fitting(area, width, height).scale());
        return new Viewport(
                area.x() - (width / kept - area.width()) / 2, area.y() - (height / kept - area.height()) / 2, kept);
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
