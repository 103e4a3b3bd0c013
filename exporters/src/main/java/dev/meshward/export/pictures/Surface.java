package dev.meshward.export.pictures;

import dev.meshward.export.layout.Area;
import dev.meshward.export.layout.Point;
import java.util.List;

/** What a picture is drawn on; later strokes cover earlier ones. */
interface Surface {

    void rectangle(Area area, double radius, Ink ink);

    /** A line through these points. */
    void line(List<Point> points, Ink ink);

    /** A filled shape. */
    void polygon(List<Point> corners, String colour);

    /** One line of text, its lower left corner at the point. */
    void text(Point at, String text, Lettered style, String colour);
}
