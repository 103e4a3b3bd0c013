package dev.meshward.export.graphs;

import java.util.List;

/** GraphML, as yEd, Gephi and Cytoscape read it. */
final class GraphMl {

    private static final List<String> NODE_KEYS = List.of("label", "kind", "namespace");
    private static final List<String> EDGE_KEYS = List.of("ports", "confidence");

    private GraphMl() {}

    static String of(GraphView view) {
        var diagram = Diagram.of(view.shown());
        var ids = diagram.ids();
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
        NODE_KEYS.forEach(key -> xml.append(declared(key, "node")));
        EDGE_KEYS.forEach(key -> xml.append(declared(key, "edge")));
        xml.append("  <graph id=\"dependencies\" edgedefault=\"directed\">\n");
        ids.forEach((box, id) -> xml.append("    <node id=\"")
                .append(id)
                .append("\">")
                .append(data("label", box.name()))
                .append(data("kind", box.kind()))
                .append(data("namespace", box.namespace()))
                .append("</node>\n"));
        diagram.labelByArrow()
                .forEach((arrow, label) -> xml.append("    <edge source=\"")
                        .append(ids.get(arrow.from()))
                        .append("\" target=\"")
                        .append(ids.get(arrow.to()))
                        .append("\">")
                        .append(data("ports", label.text()))
                        .append(data("confidence", label.confidence().word()))
                        .append("</edge>\n"));
        return xml.append("  </graph>\n</graphml>\n").toString();
    }

    private static String declared(String key, String element) {
        return "  <key id=\"" + key + "\" for=\"" + element + "\" attr.name=\"" + key + "\" attr.type=\"string\"/>\n";
    }

    private static String data(String key, String text) {
        return "<data key=\"" + key + "\">" + escaped(text) + "</data>";
    }

    /** XML has no way to write most control characters, not even escaped. */
    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}\\ufffe\\uffff]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
