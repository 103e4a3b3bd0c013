package dev.meshward.export.graphs;

import dev.meshward.dependencies.Confidence;
import java.util.TreeMap;

/**
 * For Markdown pages. Mermaid refuses diagrams of more than 500 arrows, and nobody reads them; from 400 on an arrow stands
 * for all calls between two namespaces, and the first line says so.
 */
final class GraphMermaid {

    private static final int MOST_ARROWS = 400;

    private GraphMermaid() {}

    static String of(GraphView view) {
        var diagram = Diagram.of(view.shown());
        return diagram.labelByArrow().size() <= MOST_ARROWS ? byWorkload(diagram) : byNamespace(diagram);
    }

    private static String byWorkload(Diagram diagram) {
        var ids = diagram.ids();
        var text = new StringBuilder("flowchart LR\n");
        int[] subgraphs = {0};
        diagram.boxesByNamespace().forEach((namespace, boxes) -> {
            var indent = namespace.isEmpty() ? "  " : "    ";
            if (!namespace.isEmpty()) {
                text.append("  subgraph s")
                        .append(subgraphs[0]++)
                        .append("[")
                        .append(MermaidText.label(namespace))
                        .append("]\n");
            }
            boxes.forEach(box -> text.append(indent)
                    .append(ids.get(box))
                    .append(isWorkload(box) ? "[" : "([")
                    .append(MermaidText.label(box.name()))
                    .append(isWorkload(box) ? "]\n" : "])\n"));
            text.append(namespace.isEmpty() ? "" : "  end\n");
        });
        diagram.labelByArrow()
                .forEach((arrow, label) -> text.append("  ")
                        .append(ids.get(arrow.from()))
                        .append(label.confidence() == Confidence.LOW ? " -.->" : " -->")
                        .append(label.ports().isEmpty() ? "" : "|" + MermaidText.label(label.text()) + "|")
                        .append(' ')
                        .append(ids.get(arrow.to()))
                        .append('\n'));
        return text.toString();
    }

    private static boolean isWorkload(Diagram.Box box) {
        return !box.kind().equals("Host")
                && !box.kind().equals("Service")
                && !box.kind().equals("Caller");
    }

    private static String byNamespace(Diagram diagram) {
        var countByPair = new TreeMap<String, TreeMap<String, Integer>>();
        diagram.labelByArrow()
                .keySet()
                .forEach(arrow -> countByPair
                        .computeIfAbsent(scope(arrow.from()), _ -> new TreeMap<>())
                        .merge(scope(arrow.to()), 1, Integer::sum));
        var ids = new TreeMap<String, String>();
        diagram.labelByArrow().keySet().forEach(arrow -> {
            ids.putIfAbsent(scope(arrow.from()), "");
            ids.putIfAbsent(scope(arrow.to()), "");
        });
        int[] number = {0};
        ids.replaceAll((_, _) -> "n" + number[0]++);
        var text = new StringBuilder("%% ")
                .append(diagram.labelByArrow().size())
                .append(" arrows between workloads are too many for a diagram: an arrow stands for all calls between"
                        + " two namespaces. The formats csv, json, dot and graphml hold them all.\n"
                        + "flowchart LR\n");
        ids.forEach((scope, id) -> text.append("  ")
                .append(id)
                .append("[")
                .append(MermaidText.label(scope))
                .append("]\n"));
        countByPair.forEach((from, countByTarget) -> countByTarget.forEach((to, count) -> {
            if (!from.equals(to)) {
                text.append("  %s -->|%d| %s\n".formatted(ids.get(from), count, ids.get(to)));
            }
        }));
        return text.toString();
    }

    private static String scope(Diagram.Box box) {
        return box.namespace().isEmpty() ? "(outside)" : box.namespace();
    }
}
