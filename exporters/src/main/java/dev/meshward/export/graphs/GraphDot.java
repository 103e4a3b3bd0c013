package dev.meshward.export.graphs;

import dev.meshward.dependencies.Confidence;

/** For Graphviz: a cluster a namespace, hints dashed. */
final class GraphDot {

    private GraphDot() {}

    static String of(GraphView view) {
        var diagram = Diagram.of(view.shown());
        var ids = diagram.ids();
        var dot = new StringBuilder(
                "digraph dependencies {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n");
        diagram.boxesByNamespace().forEach((namespace, boxes) -> {
            var indent = namespace.isEmpty() ? "  " : "    ";
            if (!namespace.isEmpty()) {
                dot.append("  subgraph ").append(quoted("cluster_" + namespace)).append(" {\n");
                dot.append("    label=").append(quoted(namespace)).append(";\n");
            }
            boxes.forEach(box -> dot.append(indent)
                    .append(ids.get(box))
                    .append(" [label=")
                    .append(quoted(box.name()))
                    .append(shape(box))
                    .append("];\n"));
            dot.append(namespace.isEmpty() ? "" : "  }\n");
        });
        diagram.labelByArrow()
                .forEach((arrow, label) -> dot.append("  ")
                        .append(ids.get(arrow.from()))
                        .append(" -> ")
                        .append(ids.get(arrow.to()))
                        .append(" [label=")
                        .append(quoted(label.text()))
                        .append(label.confidence() == Confidence.LOW ? ", style=dashed" : "")
                        .append("];\n"));
        return dot.append("}\n").toString();
    }

    private static String shape(Diagram.Box box) {
        return switch (box.kind()) {
            case "Host", "Caller" -> ", shape=ellipse";
            case "Service" -> ", style=dashed";
            default -> "";
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\"";
    }
}
