package dev.meshward.export.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** A chart in ELK's terms, written in the order of the ids, and what came of it. */
record ElkDrawing(
        ElkNode root, Map<String, ElkNode> nodeByBox, Map<String, ElkNode> nodeByFrame, Map<Link, ElkEdge> edgeByLink) {

    /** Between neighbours of one layer at least, and around the boxes of a frame. */
    static final double GAP = 24;

    /** Many layers of a compound chart would take minutes at ELK's own thoroughness of 7. */
    private static final int THOROUGHNESS = 3;

    static ElkDrawing of(Chart chart, Manner manner) {
        var drawing = new ElkDrawing(rootOf(chart, manner), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        chart.boxes().values().forEach(box -> drawing.add(box, chart));
        chart.links().forEach(drawing::add);
        return drawing;
    }

    private static ElkNode rootOf(Chart chart, Manner manner) {
        var root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(LayeredOptions.DIRECTION, manner.direction());
        root.setProperty(LayeredOptions.WRAPPING_STRATEGY, manner.wrapping());
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.THOROUGHNESS, THOROUGHNESS);
        root.setProperty(LayeredOptions.ASPECT_RATIO, Page.usual().aspect());
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, manner.gapBetweenNeighbours());
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, manner.gapBetweenLayers());
        root.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 2 * GAP);
        if (!chart.frames().isEmpty()) {
            root.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        }
        return root;
    }

    private void add(Box box, Chart chart) {
        var parent = box.frame().map(frame -> frameOf(frame, chart)).orElse(root);
        var node = ElkGraphUtil.createNode(parent);
        node.setDimensions(box.width(), box.height());
        nodeByBox.put(box.id(), node);
    }

    private ElkNode frameOf(String id, Chart chart) {
        return nodeByFrame.computeIfAbsent(id, _ -> {
            var frame = java.util.Objects.requireNonNull(chart.frames().get(id));
            var node = ElkGraphUtil.createNode(root);
            node.setProperty(LayeredOptions.PADDING, new ElkPadding(GAP + frame.titleHeight(), GAP, GAP, GAP));
            node.setProperty(LayeredOptions.NODE_SIZE_CONSTRAINTS, java.util.EnumSet.of(SizeConstraint.MINIMUM_SIZE));
            node.setProperty(LayeredOptions.NODE_SIZE_MINIMUM, new KVector(frame.titleWidth(), 1));
            return node;
        });
    }

    private void add(Link link) {
        var edge = ElkGraphUtil.createSimpleEdge(nodeByBox.get(link.from()), nodeByBox.get(link.to()));
        edgeByLink.put(link, edge);
    }

    Arrangement read() {
        var areaByBox = new TreeMap<String, Area>();
        nodeByBox.forEach((box, node) -> areaByBox.put(box, areaOf(node)));
        var areaByFrame = new TreeMap<String, Area>();
        nodeByFrame.forEach((frame, node) -> areaByFrame.put(frame, areaOf(node)));
        var wayByLink = new TreeMap<Link, List<Point>>();
        edgeByLink.forEach((link, edge) -> wayByLink.put(link, wayOf(edge)));
        return new Arrangement(areaByBox, areaByFrame, wayByLink);
    }

    private Area areaOf(ElkNode node) {
        var origin = originOf(node.getParent());
        return new Area(origin.x() + node.getX(), origin.y() + node.getY(), node.getWidth(), node.getHeight());
    }

    /** ELK counts from the corner of whatever holds a node or an edge. */
    private Point originOf(ElkNode holder) {
        return holder == root ? new Point(0, 0) : originOf(holder.getParent()).plus(holder.getX(), holder.getY());
    }

    private List<Point> wayOf(ElkEdge edge) {
        var origin = originOf(edge.getContainingNode());
        var way = new ArrayList<Point>();
        for (var section : edge.getSections()) {
            way.add(origin.plus(section.getStartX(), section.getStartY()));
            section.getBendPoints().forEach(bend -> way.add(origin.plus(bend.getX(), bend.getY())));
            way.add(origin.plus(section.getEndX(), section.getEndY()));
        }
        return way;
    }
}
