package dev.meshward.export.graphs;

import java.util.Locale;

/** The ways to print a graph. */
public enum GraphFormat {
    TEXT,
    CSV,
    JSON,
    DOT,
    MERMAID,
    GRAPHML;

    /** {@code text}, {@code csv} … */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The whole output, ending in a line break. */
    public String print(GraphView view) {
        return switch (this) {
            case TEXT -> GraphText.of(view);
            case CSV -> GraphCsv.of(view);
            case JSON -> GraphJson.of(view);
            case DOT -> GraphDot.of(view);
            case MERMAID -> GraphMermaid.of(view);
            case GRAPHML -> GraphMl.of(view);
        };
    }

    @Override
    public String toString() {
        return word();
    }
}
