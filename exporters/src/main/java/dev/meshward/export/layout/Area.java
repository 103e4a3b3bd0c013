package dev.meshward.export.layout;

/**
 * A rectangle.
 *
 * @param x of its left side
 * @param y of its upper side
 */
public record Area(double x, double y, double width, double height) {

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public Point centre() {
        return new Point(x + width / 2, y + height / 2);
    }

    public boolean contains(Point point) {
        return point.x() >= x && point.x() <= right() && point.y() >= y && point.y() <= bottom();
    }

    /** Whether the two share more than a side. */
    public boolean overlaps(Area other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    public Area grown(double margin) {
        return new Area(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }

    /** The smallest rectangle around both. */
    public Area around(Area other) {
        var left = Math.min(x, other.x);
        var top = Math.min(y, other.y);
        return new Area(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }

    Area movedBy(double right, double down) {
        return new Area(x + right, y + down, width, height);
    }

    /** Where the line from the middle to a point outside leaves the rectangle. */
    public Point edgeTowards(Point outside) {
        var centre = centre();
        var right = outside.x() - centre.x();
        var down = outside.y() - centre.y();
        if (right == 0 && down == 0) {
            return centre;
        }
        var share = Math.min(
                right == 0 ? Double.POSITIVE_INFINITY : width / 2 / Math.abs(right),
                down == 0 ? Double.POSITIVE_INFINITY : height / 2 / Math.abs(down));
        return centre.plus(right * share, down * share);
    }

    /** Whether a straight line passes through. */
    boolean isCrossedBy(Point from, Point to) {
        double enters = 0;
        double leaves = 1;
        double[][] sides = {
            {x - from.x(), right() - from.x(), to.x() - from.x()},
            {y - from.y(), bottom() - from.y(), to.y() - from.y()}
        };
        for (var side : sides) {
            if (side[2] == 0) {
                if (side[0] >= 0 || side[1] <= 0) {
                    return false;
                }
                continue;
            }
            enters = Math.max(enters, Math.min(side[0] / side[2], side[1] / side[2]));
            leaves = Math.min(leaves, Math.max(side[0] / side[2], side[1] / side[2]));
        }
        return enters < leaves;
    }
}
