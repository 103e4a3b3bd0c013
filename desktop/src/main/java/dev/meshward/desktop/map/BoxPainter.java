package dev.meshward.desktop.map;

import dev.meshward.desktop.look.Appearance;
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
 * @param room how far boxes may grow
 */
record BoxPainter(
        GraphicsContext pen,
        Drawing drawing,
        Viewport viewport,
        Appearance appearance,
        Paints paints,
        Area seen,
        ElbowRoom room) {

    /** How much is left of what a search or the legend puts into the background. */
    static final double FADED = 0.16;

    private static final double ARC = 10;
    private static final double BADGE = 20;
    private static final double TEXT = 13;
    private static final double COUNT_TEXT = 10.5;

    /** Letters on the average, in sizes of the font. */
    private static final double LETTER = 0.62;

    private static final double LINE = 1.2;
    private static final double LEAST_TEXT = 7;
    private static final int LEAST_LETTERS = 5;
    private static final double LEAST_LABELLED = 28;
    private static final double AROUND_LABEL = 6;

    private Palette palette() {
        return appearance.palette();
    }

    /** Titles are never smaller than can be read; in their boxes they are as large as the map. */
    private double labelSize() {
        double readable = Math.min(appearance.leastLabel(), (scaled(room.highest()) - AROUND_LABEL / 2) / LINE);
        return Math.max(Math.max(readable, LEAST_TEXT), scaled(TEXT));
    }

    /** Whether the map is seen from so far that titles are larger than their boxes allow for. */
    private boolean isFromAfar() {
        return scaled(TEXT) < appearance.leastLabel();
    }

    void frame(String title, Area area) {
        if (!area.overlaps(seen)) {
            return;
        }
        pen.setGlobalAlpha(1);
        pen.setStroke(paints.colour(palette().border()));
        pen.setFill(paints.colour(palette().raised()));
        pen.setLineDashes();
        pen.setLineWidth(1);
        double x = viewport.pixelX(area.x());
        double y = viewport.pixelY(area.y());
        pen.fillRoundRect(x, y, scaled(area.width()), scaled(area.height()), scaled(ARC), scaled(ARC));
        pen.strokeRoundRect(x, y, scaled(area.width()), scaled(area.height()), scaled(ARC), scaled(ARC));
        pen.setFont(paints.font(labelSize(), FontWeight.BOLD));
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setTextBaseline(VPos.TOP);
        pen.setFill(paints.colour(palette().muted()));
        if (scaled(area.width()) >= LEAST_LABELLED) {
            int letters = (int) (scaled(area.width()) / (labelSize() * LETTER));
            pen.fillText(abridged(title, letters), x + scaled(ARC / 2), y + scaled(ARC / 2));
        }
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
        pen.setFill(paints.colour(
                node.kind() == MapNode.Kind.WORKLOAD
                        ? palette().background()
                        : palette().raised()));
        pen.fillRoundRect(x, y, width, height, scaled(ARC), scaled(ARC));
        if (isSelected) {
            pen.setStroke(paints.colour(palette().accent()));
            pen.setLineDashes();
            pen.setLineWidth(2);
            pen.strokeRoundRect(x - 4, y - 4, width + 8, height + 8, scaled(ARC) + 4, scaled(ARC) + 4);
        }
        pen.setStroke(paints.colour(palette().of(mark.style())));
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
        if (!isFromAfar() || width < LEAST_LABELLED) {
            return new Area(x, y, width, height);
        }
        // Measuring every text would take longer than all the drawing.
        double wanted = label(node, mark).length() * LETTER * labelSize() + 2 * AROUND_LABEL;
        double high = Math.max(height, Math.min(scaled(room.highest()), labelSize() * LINE + AROUND_LABEL));
        double more = Math.max(0, wanted - width) / 2 / viewport.scale();
        double wider = scaled(room.around(area, more, high / viewport.scale()));
        return new Area(x - wider, y - (high - height) / 2, width + 2 * wider, high);
    }

    private static String label(MapNode node, Mark mark) {
        return mark.letters().isEmpty() ? node.title() : mark.letters() + " " + node.title();
    }

    private void text(MapNode node, Mark mark, Area area) {
        if (isFromAfar()) {
            smallText(node, mark, area);
            return;
        }
        double x = area.x();
        double y = area.y();
        double height = area.height();
        double badge = scaled(BADGE);
        double middle = y + height / 2;
        if (!mark.letters().isEmpty()) {
            pen.setFill(paints.colour(palette().of(mark.style())));
            pen.fillOval(x + scaled(9), middle - badge / 2, badge, badge);
            pen.setFill(paints.colour(inkOn(palette().of(mark.style()))));
            pen.setFont(font(11, FontWeight.BOLD));
            pen.setTextAlign(TextAlignment.CENTER);
            pen.setTextBaseline(VPos.CENTER);
            pen.fillText(mark.letters(), x + scaled(9) + badge / 2, middle);
        }
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setTextBaseline(VPos.CENTER);
        pen.setFill(paints.colour(palette().ink()));
        pen.setFont(font(TEXT, node.kind() == MapNode.Kind.NAMESPACE ? FontWeight.BOLD : FontWeight.NORMAL));
        boolean hasCount = node.kind() == MapNode.Kind.NAMESPACE;
        pen.fillText(node.title(), x + scaled(36), hasCount ? middle - scaled(8) : middle);
        if (hasCount) {
            pen.setFont(font(COUNT_TEXT, FontWeight.NORMAL));
            pen.setFill(paints.colour(palette().muted()));
            pen.fillText(MapWords.workloads(node.workloads().size()), x + scaled(36), middle + scaled(9));
        }
    }

    /** From afar, the letter and the title, in one size for all. */
    private void smallText(MapNode node, Mark mark, Area area) {
        if (area.width() < LEAST_LABELLED) {
            return;
        }
        pen.setFont(paints.font(labelSize(), FontWeight.NORMAL));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        pen.setFill(paints.colour(palette().ink()));
        pen.fillText(
                abridged(label(node, mark), (int) ((area.width() - AROUND_LABEL) / (LETTER * labelSize()))),
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
