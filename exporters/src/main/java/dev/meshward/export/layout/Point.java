package dev.meshward.export.layout;

/** Right and down from the upper left corner of the picture. */
public record Point(double x, double y) {

    Point plus(double right, double down) {
        return new Point(x + right, y + down);
    }

    double distanceTo(Point other) {
        return Math.hypot(other.x - x, other.y - y);
    }
}
