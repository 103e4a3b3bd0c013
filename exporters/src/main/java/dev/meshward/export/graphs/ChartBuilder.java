package dev.meshward.export.graphs;

import dev.meshward.export.layout.Box;
import dev.meshward.export.layout.Chart;
import dev.meshward.export.layout.Frame;
import dev.meshward.export.layout.Lettering;
import dev.meshward.export.layout.Link;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Draws together what is not opened. */
final class ChartBuilder {

    /** Around the text of a box, and for the letter of its state. */
    private static final double PADDING_X = 22;

    private static final double PADDING_Y = 8;
    private static final String HOSTS = "outside:";

    private final Diagram diagram;
    private final Lettering lettering;
    private final Predicate<String> isOpen;
    private final TreeMap<String, TreeSet<Diagram.Box>> membersById = new TreeMap<>();
    private final TreeMap<String, Integer> insideById = new TreeMap<>();
    private final TreeMap<Link, GraphChart.Bundle> bundleByLink = new TreeMap<>();

    /** @param isOpen whether the workloads of a namespace have boxes of their own */
    ChartBuilder(Diagram diagram, Lettering lettering, Predicate<String> isOpen) {
        this.diagram = diagram;
        this.lettering = lettering;
        this.isOpen = isOpen;
    }

    GraphChart chart() {
        diagram.boxesByNamespace()
                .values()
                .forEach(boxes -> boxes.forEach(box -> membersById
                        .computeIfAbsent(idOf(box), _ -> new TreeSet<>())
                        .add(box)));
        diagram.labelByArrow().forEach(this::add);
        var itemById = new TreeMap<String, GraphChart.Item>();
        membersById.forEach((id, members) -> itemById.put(id, item(id, members)));
        var boxes = new TreeMap<String, Box>();
        itemById.forEach((id, item) -> boxes.put(id, boxOf(id, item)));
        return new GraphChart(
                new Chart(boxes, frames(boxes.values()), new TreeSet<>(bundleByLink.keySet())), itemById, bundleByLink);
    }

    private void add(Diagram.Arrow arrow, Diagram.Label label) {
        var from = idOf(arrow.from());
        var to = idOf(arrow.to());
        var calls = Math.max(1, label.ports().size());
        if (from.equals(to)) {
            insideById.merge(from, calls, Integer::sum);
            return;
        }
        bundleByLink.merge(
                new Link(from, to), new GraphChart.Bundle(calls, label.confidence()), GraphChart.Bundle::and);
    }

    private String idOf(Diagram.Box box) {
        if (box.namespace().isEmpty() && box.kind().equals("Host") && !isOpen.test("")) {
            return HOSTS;
        }
        return box.namespace().isEmpty() || isOpen.test(box.namespace())
                ? box.kind() + ":" + box.namespace() + "/" + box.name()
                : "namespace:" + box.namespace();
    }

    private GraphChart.Item item(String id, TreeSet<Diagram.Box> members) {
        var first = members.first();
        int inside = insideById.getOrDefault(id, 0);
        if (id.equals(HOSTS)) {
            return new GraphChart.Item(
                    GraphChart.Shape.HOST, "", "outside the cluster", counted(members.size(), "host"), members, inside);
        }
        if (!first.namespace().isEmpty() && !isOpen.test(first.namespace())) {
            return new GraphChart.Item(
                    GraphChart.Shape.NAMESPACE,
                    first.namespace(),
                    first.namespace(),
                    content(members),
                    members,
                    inside);
        }
        return new GraphChart.Item(shapeOf(first), first.namespace(), first.name(), first.kind(), members, inside);
    }

    private static String content(Collection<Diagram.Box> members) {
        var workloads = members.stream()
                .filter(box -> shapeOf(box) == GraphChart.Shape.WORKLOAD)
                .count();
        var others = members.size() - workloads;
        return workloads == 0
                ? counted(others, "Service")
                : counted(workloads, "workload") + (others == 0 ? "" : ", " + counted(others, "Service"));
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static GraphChart.Shape shapeOf(Diagram.Box box) {
        return switch (box.kind()) {
            case "Service" -> GraphChart.Shape.SERVICE;
            case "Host" -> GraphChart.Shape.HOST;
            case "Caller" -> GraphChart.Shape.CALLER;
            default -> GraphChart.Shape.WORKLOAD;
        };
    }

    private Box boxOf(String id, GraphChart.Item item) {
        var width = Math.max(lettering.widthOf(item.name()), lettering.widthOf(item.under())) + 2 * PADDING_X;
        var box = new Box(id, width, 2 * lettering.lineHeight() + 2 * PADDING_Y);
        return !item.namespace().isEmpty() && isOpen.test(item.namespace()) ? box.in(item.namespace()) : box;
    }

    private SortedMap<String, Frame> frames(Collection<Box> boxes) {
        var frames = new TreeMap<String, Frame>();
        boxes.stream()
                .flatMap(box -> box.frame().stream())
                .forEach(namespace -> frames.put(
                        namespace,
                        new Frame(
                                namespace,
                                lettering.widthOf(namespace) + 2 * PADDING_X,
                                lettering.lineHeight() + PADDING_Y)));
        return frames;
    }
}
