package dev.meshward.export.pictures;

import dev.meshward.dependencies.Confidence;
import dev.meshward.export.graphs.GraphChart;
import dev.meshward.export.layout.Area;
import dev.meshward.export.layout.Arrangement;
import dev.meshward.export.layout.LayeredLayout;
import dev.meshward.export.layout.Lettering;
import dev.meshward.export.layout.Link;
import dev.meshward.export.layout.Point;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A graph that has been laid out, with its caption above and its legend below. */
public final class GraphPicture {

    private static final double MARGIN = 24;
    private static final String TEXT = "#1F2328";
    private static final String FAINT = "#59636E";

    private final GraphChart graph;
    private final Arrangement arrangement;
    private final Caption caption;
    private final DejaVu letters = new DejaVu();

    /** Lays the graph out. */
    public static GraphPicture of(Function<Lettering, GraphChart> chart, Caption caption) {
        var graph = chart.apply(new DejaVu());
        return new GraphPicture(graph, new LayeredLayout().arrange(graph.chart()), caption);
    }

    private GraphPicture(GraphChart graph, Arrangement arrangement, Caption caption) {
        this.graph = graph;
        this.arrangement = arrangement;
        this.caption = caption;
    }

    public byte[] svg(Paper paper) {
        var picture = whole();
        var surface =
                new SvgSurface(paper.view(picture), paper.svgSize(picture), "Who calls whom in " + caption.cluster());
        drawOn(surface);
        return surface.end().getBytes(StandardCharsets.UTF_8);
    }

    public byte[] png(Paper paper) {
        var view = paper.view(whole());
        var surface = new PngSurface(paper.pixelsWide(view), paper.pixelsHigh(view), paper.transform(view), letters);
        drawOn(surface);
        return surface.bytes();
    }

    private Area graphArea() {
        return arrangement.extent().orElse(new Area(0, 0, 1, 1));
    }

    private Legend legend() {
        return new Legend(letters, new Point(graphArea().x(), graphArea().bottom() + 2 * MARGIN));
    }

    private Area whole() {
        var graphArea = graphArea();
        double captionWidth =
                Math.max(letters.widthOf(title(), Lettered.TITLE), letters.widthOf(caption.line(), Lettered.SMALL));
        var head = new Area(graphArea.x(), graphArea.y() - 72, captionWidth, 48);
        return graphArea.around(head).around(legend().area()).grown(MARGIN);
    }

    private String title() {
        return "Who calls whom in " + caption.cluster();
    }

    private void drawOn(Surface surface) {
        var corner = new Point(graphArea().x(), graphArea().y() - 72);
        surface.text(below(corner, 18), title(), Lettered.TITLE, TEXT);
        surface.text(below(corner, 38), caption.line(), Lettered.SMALL, FAINT);
        if (graph.itemById().isEmpty()) {
            surface.text(below(corner, 64), "There is nothing to draw: no workload and no call.", Lettered.PLAIN, TEXT);
        }
        arrangement.areaByFrame().forEach((namespace, area) -> {
            surface.rectangle(area, 8, Ink.line("#AFB8C1", 1).filled("#F6F8FA"));
            surface.text(new Point(area.x() + 12, area.y() + 22), namespace, Lettered.STRONG, TEXT);
        });
        arrangement.wayByLink().forEach((link, way) -> drawLine(surface, link, way));
        arrangement.areaByBox().forEach((id, area) -> drawBox(surface, item(id), area));
        arrangement.wayByLink().forEach((link, way) -> drawCount(surface, link, way));
        legend().drawOn(surface);
    }

    private GraphChart.Item item(String id) {
        return Objects.requireNonNull(graph.itemById().get(id));
    }

    private GraphChart.Bundle bundle(Link link) {
        return Objects.requireNonNull(graph.bundleByLink().get(link));
    }

    private void drawLine(Surface surface, Link link, List<Point> way) {
        var bundle = bundle(link);
        var look = bundle.confidence() == Confidence.LOW ? CallLook.GUESSED : CallLook.KNOWN;
        double width = Math.min(6, 1.2 + Math.log(bundle.calls()));
        surface.line(way, look.ink(width));
        surface.polygon(Arrow.at(way, 6 + width), look.colour());
    }

    /** On the longest stretch of the line, over everything else. */
    private void drawCount(Surface surface, Link link, List<Point> way) {
        var bundle = bundle(link);
        var words = (bundle.confidence() == Confidence.LOW ? "?" : "") + (bundle.calls() > 1 ? bundle.calls() : "");
        if (words.isEmpty()) {
            return;
        }
        var middle = Arrow.middleOfLongestStretch(way);
        double width = letters.widthOf(words, Lettered.SMALL) + 8;
        surface.rectangle(
                new Area(middle.x() - width / 2, middle.y() - 8, width, 16),
                8,
                Ink.line(FAINT, 0.6).filled("#FFFFFF"));
        surface.text(new Point(middle.x() - width / 2 + 4, middle.y() + 4), words, Lettered.SMALL, TEXT);
    }

    private void drawBox(Surface surface, GraphChart.Item item, Area area) {
        var look = BoxLook.of(item.shape());
        surface.rectangle(area, look.radius(area), look.ink());
        centred(surface, area, area.y() + 21, item.name(), Lettered.STRONG, TEXT);
        var under = item.inside() == 0 ? item.under() : item.under() + ", " + item.inside() + " inside";
        centred(surface, area, area.y() + 38, under, Lettered.SMALL, FAINT);
    }

    private void centred(Surface surface, Area area, double y, String text, Lettered style, String colour) {
        surface.text(new Point(area.centre().x() - letters.widthOf(text, style) / 2, y), text, style, colour);
    }

    private static Point below(Point point, double down) {
        return new Point(point.x(), point.y() + down);
    }
}
