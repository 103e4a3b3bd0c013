package dev.meshward.desktop.map;

import dev.meshward.desktop.look.Appearance;
import dev.meshward.desktop.look.MeshState;
import dev.meshward.desktop.look.Palette;
import dev.meshward.export.layout.Area;
import dev.meshward.export.layout.Point;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Paints what is seen of a drawing, and nothing else: lines cost the time (see docs/measurements.md). */
final class Painter {

    private static final double LONG_LINE = 18;
    private static final double LEAST_WITH_ARROWS = 0.21;

    /** From here on down the lines between namespaces are drawn as one each. */
    private static final double BUNDLED = 0.3;

    private static final double SIGN = 14;
    private static final double SIGN_TEXT = 10;
    private static final double USUAL_LABEL = 11;

    private final GraphicsContext pen;
    private final Drawing drawing;
    private final Viewport viewport;
    private final Appearance appearance;
    private final Palette palette;
    private final Area seen;
    private final Paints paints = new Paints();
    private final BoxPainter boxes;

    Painter(
            GraphicsContext pen,
            Drawing drawing,
            Viewport viewport,
            Appearance appearance,
            double width,
            double height) {
        this.pen = pen;
        this.drawing = drawing;
        this.viewport = viewport;
        this.appearance = appearance;
        this.palette = appearance.palette();
        this.seen = viewport.seen(width, height);
        var room = ElbowRoom.among(drawing.places().areaByBox().values(), seen);
        this.boxes = new BoxPainter(pen, drawing, viewport, appearance, paints, seen, room);
        pen.setFill(paints.colour(palette.background()));
        pen.fillRect(0, 0, width, height);
    }

    /** Whether the map is seen from so far that lines between namespaces are bundled. */
    static boolean bundles(Drawing drawing, Viewport viewport) {
        return viewport.scale() < BUNDLED && !drawing.places().areaByFrame().isEmpty();
    }

    void paint() {
        drawing.places().areaByFrame().forEach(boxes::frame);
        boolean isBundled = bundles(drawing, viewport);
        drawing.chart().edges().values().stream()
                .filter(edge -> !isBundled || !Bundle.holds(drawing, edge.link()))
                .forEach(this::edge);
        if (isBundled) {
            Bundle.of(drawing).stream().filter(bundle -> isSeen(bundle.way())).forEach(this::bundle);
        }
        drawing.chart().nodes().values().forEach(boxes::node);
        pen.setGlobalAlpha(1);
    }

    private void bundle(Bundle bundle) {
        pen.setGlobalAlpha(bundle.isFaded() ? BoxPainter.FADED : 1);
        double width = width(bundle.calls());
        stroke(bundle.way(), bundle.state(), paints.colour(palette.of(bundle.state())), width);
        arrow(bundle.way(), paints.colour(palette.of(bundle.state())), width);
        sign(bundle.way(), bundle.state(), bundle.isExcepted());
    }

    private void edge(MapEdge edge) {
        var way = drawing.places().wayByLink().getOrDefault(edge.link(), List.of());
        if (way.size() < 2 || drawing.isHidden(edge.link()) || !isSeen(way)) {
            return;
        }
        var state = drawing.states().getOrDefault(edge.link(), MeshState.UNKNOWN);
        boolean isSelected = drawing.selection().has(edge.link());
        pen.setGlobalAlpha(drawing.isFaded(edge.link()) ? BoxPainter.FADED : 1);
        double width = width(edge.calls().size()) + (isSelected ? 2 : 0);
        var colour = paints.colour(isSelected ? palette.accent() : palette.of(state));
        stroke(way, state, colour, width);
        if (viewport.scale() >= LEAST_WITH_ARROWS) {
            arrow(way, colour, width);
        }
        sign(way, state, drawing.excepted().contains(edge.link()));
    }

    private void stroke(List<Point> way, MeshState state, Color colour, double width) {
        pen.setStroke(colour);
        pen.setLineWidth(width);
        pen.setLineDashes(state.dashes().stream()
                .mapToDouble(dash -> dash * Math.max(1, width))
                .toArray());
        line(way);
        if (state.isDouble() && width > 1) {
            // The second line is the gap between two.
            pen.setStroke(paints.colour(palette.background()));
            pen.setLineWidth(Math.max(0.6, width / 3));
            line(way);
        }
        pen.setLineDashes();
    }

    /** Thicker the more calls there are; thicker all together before a room. */
    private double width(int calls) {
        double share = 1 + Math.log(Math.max(1, calls)) / Math.log(2) / 2;
        return Math.max(
                appearance.lineWidth(),
                Math.min(6, share * appearance.lineWidth() * Math.clamp(viewport.scale(), 0.5, 1.2)));
    }

    private void line(List<Point> way) {
        pen.beginPath();
        pen.moveTo(
                viewport.pixelX(way.getFirst().x()),
                viewport.pixelY(way.getFirst().y()));
        way.stream().skip(1).forEach(point -> pen.lineTo(viewport.pixelX(point.x()), viewport.pixelY(point.y())));
        pen.stroke();
    }

    private void arrow(List<Point> way, Color colour, double width) {
        var tip = way.getLast();
        var before = way.get(way.size() - 2);
        double angle = Math.atan2(tip.y() - before.y(), tip.x() - before.x());
        double size = 5 + width;
        double x = viewport.pixelX(tip.x());
        double y = viewport.pixelY(tip.y());
        pen.setFill(colour);
        pen.fillPolygon(
                new double[] {x, x - size * Math.cos(angle - 0.45), x - size * Math.cos(angle + 0.45)},
                new double[] {y, y - size * Math.sin(angle - 0.45), y - size * Math.sin(angle + 0.45)},
                3);
    }

    /** What has to be told of a line beside its colour and its dashes, in the middle of the longest stretch. */
    private void sign(List<Point> way, MeshState state, boolean isExcepted) {
        boolean isSigned = isExcepted || state == MeshState.REFUSED || state == MeshState.UNKNOWN;
        int longest = 0;
        for (int i = 1; isSigned && i < way.size() - 1; i++) {
            longest = length(way, i) > length(way, longest) ? i : longest;
        }
        if (isSigned && length(way, longest) * viewport.scale() >= LONG_LINE) {
            sign(
                    (viewport.pixelX(way.get(longest).x())
                                    + viewport.pixelX(way.get(longest + 1).x()))
                            / 2,
                    (viewport.pixelY(way.get(longest).y())
                                    + viewport.pixelY(way.get(longest + 1).y()))
                            / 2,
                    isExcepted ? "!" : state.letter(),
                    paints.colour(palette.of(state)));
        }
    }

    private void sign(double x, double y, String sign, Color colour) {
        double larger = appearance.leastLabel() / USUAL_LABEL;
        double size = SIGN * larger;
        pen.setFill(paints.colour(palette.background()));
        pen.fillOval(x - size / 2, y - size / 2, size, size);
        pen.setStroke(colour);
        pen.setLineWidth(1);
        pen.strokeOval(x - size / 2, y - size / 2, size, size);
        pen.setFill(paints.colour(palette.ink()));
        pen.setFont(paints.font(SIGN_TEXT * larger, FontWeight.BOLD));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        pen.fillText(sign, x, y);
    }

    private static double length(List<Point> way, int from) {
        return Math.hypot(
                way.get(from + 1).x() - way.get(from).x(),
                way.get(from + 1).y() - way.get(from).y());
    }

    private boolean isSeen(List<Point> way) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (var point : way) {
            left = Math.min(left, point.x());
            right = Math.max(right, point.x());
            top = Math.min(top, point.y());
            bottom = Math.max(bottom, point.y());
        }
        return right >= seen.x() && left <= seen.right() && bottom >= seen.y() && top <= seen.bottom();
    }
}
