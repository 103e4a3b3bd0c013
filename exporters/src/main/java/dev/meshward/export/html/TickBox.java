package dev.meshward.export.html;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/** A box that a reader ticks, with the words that belong to it. */
final class TickBox extends CustomNode {

    /** Writes it as a label, so that the words can be clicked too and are read out. */
    static final class Writer implements NodeRenderer {

        private final HtmlNodeRendererContext context;

        Writer(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(TickBox.class);
        }

        @Override
        public void render(Node box) {
            var html = context.getWriter();
            html.tag("label");
            html.tag("input", Map.of("type", "checkbox"));
            html.text(" ");
            for (var child = box.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            html.tag("/label");
        }
    }
}
