package dev.meshward.export.pictures;

import dev.meshward.export.layout.Area;
import dev.meshward.export.layout.Point;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes SVG 1.1: text stays text, nothing is loaded and nothing runs. */
final class SvgSurface implements Surface {

    private final StringBuilder text = new StringBuilder();

    /** @param size attributes for width and height; the view box is the area */
    SvgSurface(Area view, String size, String title) {
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
                .append(size)
                .append(" viewBox=\"")
                .append(number(view.x()) + " " + number(view.y()) + " " + number(view.width()) + " "
                        + number(view.height()))
                .append("\" role=\"img\" font-family=\"'DejaVu Sans', Verdana, sans-serif\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"#FFFFFF\"/>\n"
                        .formatted(number(view.x()), number(view.y()), number(view.width()), number(view.height())));
    }

    @Override
    public void rectangle(Area area, double radius, Ink ink) {
        text.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"%s/>\n"
                .formatted(
                        number(area.x()),
                        number(area.y()),
                        number(area.width()),
                        number(area.height()),
                        number(radius),
                        attributes(ink)));
    }

    @Override
    public void line(List<Point> points, Ink ink) {
        text.append("<polyline points=\"%s\"%s/>\n".formatted(points(points), attributes(ink)));
    }

    @Override
    public void polygon(List<Point> corners, String colour) {
        text.append("<polygon points=\"%s\" fill=\"%s\"/>\n".formatted(points(corners), colour));
    }

    @Override
    public void text(Point at, String line, Lettered style, String colour) {
        text.append("<text x=\"%s\" y=\"%s\" font-size=\"%d\"%s fill=\"%s\">%s</text>\n"
                .formatted(
                        number(at.x()),
                        number(at.y()),
                        style.size(),
                        style.isBold() ? " font-weight=\"bold\"" : "",
                        colour,
                        escaped(line)));
    }

    private static String attributes(Ink ink) {
        var attributes = " fill=\"" + ink.fill().orElse("none") + "\"";
        if (ink.width() > 0) {
            attributes += " stroke=\"" + ink.line() + "\" stroke-width=\"" + number(ink.width()) + "\"";
        }
        return ink.dashes().isEmpty()
                ? attributes
                : attributes + " stroke-dasharray=\""
                        + ink.dashes().stream().map(SvgSurface::number).collect(Collectors.joining(" ")) + "\"";
    }

    private static String points(List<Point> points) {
        return points.stream()
                .map(point -> number(point.x()) + "," + number(point.y()))
                .collect(Collectors.joining(" "));
    }

    private static String number(double value) {
        var rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }

    /** XML knows no control characters at all, not even as numbers. */
    static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF\\p{Cs}]", "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    String end() {
        return text + "</svg>\n";
    }
}
