package dev.meshward.cli;

import dev.meshward.export.graphs.GraphFormat;
import dev.meshward.export.graphs.GraphView;
import dev.meshward.export.pictures.GraphPicture;
import dev.meshward.export.pictures.Paper;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What comes out of {@code graph}: text of some kind, or a picture. */
enum GraphOutput {
    TEXT,
    CSV,
    JSON,
    DOT,
    MERMAID,
    GRAPHML,
    SVG,
    PNG;

    /** @param picture laid out only when a picture is asked for */
    byte[] bytes(GraphView view, Supplier<GraphPicture> picture, Paper paper) {
        return switch (this) {
            case TEXT -> text(GraphFormat.TEXT, view);
            case CSV -> text(GraphFormat.CSV, view);
            case JSON -> text(GraphFormat.JSON, view);
            case DOT -> text(GraphFormat.DOT, view);
            case MERMAID -> text(GraphFormat.MERMAID, view);
            case GRAPHML -> text(GraphFormat.GRAPHML, view);
            case SVG -> picture.get().svg(paper);
            case PNG -> picture.get().png(paper);
        };
    }

    private static byte[] text(GraphFormat format, GraphView view) {
        return format.print(view).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return Terminal.lower(name());
    }
}
