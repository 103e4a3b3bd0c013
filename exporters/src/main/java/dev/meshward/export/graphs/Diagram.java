package dev.meshward.export.graphs;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A graph as boxes and arrows: workloads where they are known, Services and hosts where nothing is known behind them. An
 * arrow stands for all dependencies between two boxes.
 */
public record Diagram(SortedMap<String, SortedSet<Box>> boxesByNamespace, SortedMap<Arrow, Label> labelByArrow) {

    /**
     * @param kind a kind of workload, or {@code Service}, {@code Host}, {@code Caller}
     * @param namespace empty outside the cluster's namespaces
     */
    public record Box(String kind, String namespace, String name) implements Comparable<Box> {

        @Override
        public int compareTo(Box other) {
            return Comparator.comparing(Box::namespace)
                    .thenComparing(Box::name)
                    .thenComparing(Box::kind)
                    .compare(this, other);
        }
    }

    public record Arrow(Box from, Box to) implements Comparable<Arrow> {

        @Override
        public int compareTo(Arrow other) {
            return Comparator.comparing(Arrow::from).thenComparing(Arrow::to).compare(this, other);
        }
    }

    /**
     * @param ports such as {@code 8080/http}, sorted
     * @param confidence the best of all
     */
    public record Label(SortedSet<String> ports, Confidence confidence) {

        private Label and(Label other) {
            var all = new TreeSet<>(ports);
            all.addAll(other.ports);
            return new Label(all, confidence.isAtLeast(other.confidence) ? confidence : other.confidence);
        }

        public String text() {
            return String.join(", ", ports);
        }
    }

    public static Diagram of(List<Dependency> dependencies) {
        var diagram = new Diagram(new TreeMap<>(), new TreeMap<>());
        dependencies.forEach(diagram::add);
        return diagram;
    }

    /** Workloads that neither call nor are called have a box too. */
    public Diagram with(Collection<WorkloadId> workloads) {
        var whole = new Diagram(new TreeMap<>(), new TreeMap<>(labelByArrow));
        boxesByNamespace.values().forEach(boxes -> boxes.forEach(whole::place));
        workloads.forEach(workload -> whole.place(boxOf(workload)));
        return whole;
    }

    /** Only the boxes of a namespace, the arrows at them, and what is at the other ends. */
    Diagram touching(String namespace) {
        var part = new Diagram(new TreeMap<>(), new TreeMap<>());
        boxesByNamespace.getOrDefault(namespace, new TreeSet<>()).forEach(part::place);
        labelByArrow.forEach((arrow, label) -> {
            if (arrow.from().namespace().equals(namespace)
                    || arrow.to().namespace().equals(namespace)) {
                part.place(arrow.from());
                part.place(arrow.to());
                part.labelByArrow.put(arrow, label);
            }
        });
        return part;
    }

    private void add(Dependency dependency) {
        var from = boxOf(dependency.from());
        place(from);
        for (var to : boxesOf(dependency.to())) {
            place(to);
            labelByArrow.merge(new Arrow(from, to), labelOf(dependency), Label::and);
        }
    }

    private void place(Box box) {
        boxesByNamespace.computeIfAbsent(box.namespace(), _ -> new TreeSet<>()).add(box);
    }

    /** Every box once, with a short name that is a word in every language of diagrams. */
    Map<Box, String> ids() {
        var ids = new TreeMap<Box, String>();
        boxesByNamespace.values().forEach(boxes -> boxes.forEach(box -> ids.put(box, "n" + ids.size())));
        return Collections.unmodifiableMap(ids);
    }

    private static Box boxOf(Caller caller) {
        return caller instanceof Caller.Pods(var workload) ? boxOf(workload) : new Box("Caller", "", caller.name());
    }

    private static List<Box> boxesOf(Callee callee) {
        if (!callee.receivers().isEmpty()) {
            var boxes = new ArrayList<Box>();
            callee.receivers().forEach(workload -> boxes.add(boxOf(workload)));
            return boxes;
        }
        var kind = callee instanceof Callee.External ? "Host" : "Service";
        return List.of(new Box(kind, callee.namespace(), callee.name()));
    }

    private static Box boxOf(WorkloadId workload) {
        return new Box(workload.kind(), workload.namespace(), workload.name());
    }

    private static Label labelOf(Dependency dependency) {
        var port = dependency.port() == 0 ? "" : Integer.toString(dependency.port());
        var protocol = GraphCsv.protocol(dependency);
        var text = port.isEmpty() || protocol.isEmpty() ? port + protocol : port + "/" + protocol;
        return new Label(new TreeSet<>(text.isEmpty() ? List.of() : List.of(text)), dependency.confidence());
    }
}
