package dev.meshward.desktop.map;

import dev.meshward.desktop.look.Palette;
import dev.meshward.export.layout.Area;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/**
 * Paints boxes and frames.
 *
 * @param seen what of the map is seen; nothing else is painted
 */
record BoxPainter(GraphicsContext pen, Drawing drawing, Viewport viewport, Palette palette, Paints paints, Area seen) {

    /** How much is left of what a search or the legend puts into the background. */
    static final double FADED = 0.16;

    /** The scale from which on ordinary text can be read. */
    static final double LEAST_READABLE = 0.8;

    private static final double ARC = 10;
    private static final double BADGE = 20;
    private static final double TEXT = 13;
    private static final double SMALL_TEXT = 10.5;
    /** On the average, of small text. */
    private static final double SMALL_LETTER = 6.5;

    private static final double LINE = 1.2;
    private static final double LEAST_TEXT = 7.5;
    private static final int LEAST_LETTERS = 5;

    /** Of what the layout leaves between two columns, in the unit of the map. */
    private static final double HALF_GAP = 24;

    private static final double LEAST_LABELLED = 28;
    private static final double AROUND_LABEL = 5;

    void frame(String title, Area area) {
        if (!area.overlaps(seen)) {
            return;
        }
        pen.setGlobalAlpha(1);
        pen.setStroke(paints.colour(palette.border()));
        pen.setFill(paints.colour(palette.raised()));
        pen.setLineDashes();
        pen.setLineWidth(1);
        double x = viewport.pixelX(area.x());
        double y = viewport.pixelY(area.y());
        pen.fillRoundRect(x, y, scaled(area.width()), scaled(area.height()), scaled(ARC), scaled(ARC));
        pen.strokeRoundRect(x, y, scaled(area.width()), scaled(area.height()), scaled(ARC), scaled(ARC));
        pen.setFont(font(TEXT, FontWeight.BOLD));
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setTextBaseline(VPos.TOP);
        pen.setFill(paints.colour(palette.muted()));
        pen.fillText(title, x + scaled(ARC), y + scaled(ARC / 2));
    }

    void node(MapNode node) {
        var area = drawing.places().areaByBox().get(node.id());
        var mark = drawing.marks().get(node.id());
        if (area == null || mark == null || drawing.hidden().contains(node.id()) || !area.overlaps(seen)) {
            return;
        }
        pen.setGlobalAlpha(drawing.faded().contains(node.id()) ? FADED : 1);
        var labelled = aroundLabel(node, mark, area);
        double x = labelled.x();
        double y = labelled.y();
        double width = labelled.width();
        double height = labelled.height();
        boolean isSelected = drawing.selection().has(node.id());
        pen.setFill(paints.colour(node.kind() == MapNode.Kind.WORKLOAD ? palette.background() : palette.raised()));
        pen.fillRoundRect(x, y, width, height, scaled(ARC), scaled(ARC));
        if (isSelected) {
            pen.setStroke(paints.colour(palette.accent()));
            pen.setLineDashes();
            pen.setLineWidth(2);
            pen.strokeRoundRect(x - 4, y - 4, width + 8, height + 8, scaled(ARC) + 4, scaled(ARC) + 4);
        }
        pen.setStroke(paints.colour(palette.of(mark.style())));
        double line = Math.max(1.5, scaled(2));
        pen.setLineWidth(line);
        pen.setLineDashes(mark.style().dashes().stream()
                .mapToDouble(dash -> dash * line / 1.5)
                .toArray());
        pen.strokeRoundRect(x, y, width, height, scaled(ARC), scaled(ARC));
        pen.setLineDashes();
        text(node, mark, labelled);
    }

    /** The pixels of a box; from afar as large as its title is in a size that can be read. */
    private Area aroundLabel(MapNode node, Mark mark, Area area) {
        double x = viewport.pixelX(area.x());
        double y = viewport.pixelY(area.y());
        double width = scaled(area.width());
        double height = scaled(area.height());
        if (viewport.scale() >= LEAST_READABLE || width < LEAST_LABELLED) {
            return new Area(x, y, width, height);
        }
        // Measuring every text would take longer than all the drawing. Half of the gap to the next box is left alone.
        double wanted = label(node, mark).length() * SMALL_LETTER + 2 * AROUND_LABEL;
        double wide = Math.max(width, Math.min(wanted, width + scaled(HALF_GAP)));
        double high = Math.max(height, SMALL_TEXT * LINE + AROUND_LABEL);
        return new Area(x - (wide - width) / 2, y - (high - height) / 2, wide, high);
    }

    private static String label(MapNode node, Mark mark) {
        return mark.letters().isEmpty() ? node.title() : mark.letters() + " " + node.title();
    }

    private void text(MapNode node, Mark mark, Area area) {
        if (viewport.scale() < LEAST_READABLE) {
            smallText(node, mark, area);
            return;
        }
        double x = area.x();
        double y = area.y();
        double height = area.height();
        double badge = scaled(BADGE);
        double middle = y + height / 2;
        if (!mark.letters().isEmpty()) {
            pen.setFill(paints.colour(palette.of(mark.style())));
            pen.fillOval(x + scaled(9), middle - badge / 2, badge, badge);
            pen.setFill(paints.colour(inkOn(palette.of(mark.style()))));
            pen.setFont(font(11, FontWeight.BOLD));
            pen.setTextAlign(TextAlignment.CENTER);
            pen.setTextBaseline(VPos.CENTER);
            pen.fillText(mark.letters(), x + scaled(9) + badge / 2, middle);
        }
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setTextBaseline(VPos.CENTER);
        pen.setFill(paints.colour(palette.ink()));
        pen.setFont(font(TEXT, node.kind() == MapNode.Kind.NAMESPACE ? FontWeight.BOLD : FontWeight.NORMAL));
        boolean hasCount = node.kind() == MapNode.Kind.NAMESPACE;
        pen.fillText(node.title(), x + scaled(36), hasCount ? middle - scaled(8) : middle);
        if (hasCount) {
            pen.setFont(font(10.5, FontWeight.NORMAL));
            pen.setFill(paints.colour(palette.muted()));
            pen.fillText(MapWords.workloads(node.workloads().size()), x + scaled(36), middle + scaled(9));
        }
    }

    /** From afar, the letter and the title in a size that can be read. */
    private void smallText(MapNode node, Mark mark, Area area) {
        if (area.width() < LEAST_LABELLED) {
            return;
        }
        var label = label(node, mark);
        double room = area.width() - AROUND_LABEL;
        // In steps of a half, downwards: each size is a font of its own.
        double size = Math.clamp(
                Math.floor(2 * SMALL_TEXT * room / (label.length() * SMALL_LETTER)) / 2, LEAST_TEXT, SMALL_TEXT);
        pen.setFont(paints.font(size, FontWeight.NORMAL));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        pen.setFill(paints.colour(palette.ink()));
        pen.fillText(
                abridged(label, (int) (room / (SMALL_LETTER * size / SMALL_TEXT))),
                area.x() + area.width() / 2,
                area.y() + area.height() / 2);
    }

    /** Names of one cluster begin alike and end alike: the middle is what can be spared. */
    private static String abridged(String label, int letters) {
        if (label.length() <= Math.max(letters, LEAST_LETTERS)) {
            return label;
        }
        int kept = Math.max(letters, LEAST_LETTERS) - 1;
        return label.substring(0, kept - kept / 2) + "…" + label.substring(label.length() - kept / 2);
    }

    /** Black or white, whichever is read more easily on this. */
    private String inkOn(String colour) {
        return paints.colour(colour).grayscale().getBrightness() > 0.5 ? "#000000" : "#FFFFFF";
    }

    private Font font(double size, FontWeight weight) {
        return paints.font(scaled(size), weight);
    }

    private double scaled(double units) {
        return units * viewport.scale();
    }
}
