package dev.meshward.desktop.map;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.desktop.session.Unseen;
import dev.meshward.export.layout.Chart;
import dev.meshward.export.layout.Frame;
import dev.meshward.export.layout.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is on the map: closed namespaces as one box each, opened ones with their workloads. Calls between the same two
 * boxes are one line.
 *
 * @param calls all of them, also those inside a closed namespace, which have no line
 */
record MapChart(SortedMap<String, MapNode> nodes, SortedMap<Link, MapEdge> edges, List<Dependency> calls) {

    static final String OUTSIDE = "outside";

    private static final Set<DependencyKind> DRAWN =
            Set.of(DependencyKind.CALL, DependencyKind.EGRESS, DependencyKind.WEBHOOK, DependencyKind.SCRAPE);

    private static final double TITLE_HEIGHT = 22;
    private static final double OF_A_LETTER = 9;

    MapChart {
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
        edges = Collections.unmodifiableSortedMap(new TreeMap<>(edges));
        calls = List.copyOf(calls);
    }

    static MapChart none() {
        return new MapChart(new TreeMap<>(), new TreeMap<>(), List.of());
    }

    /**
     * @param opened the namespaces whose workloads are boxes of their own
     * @param outside the title of the box for hosts outside the cluster
     */
    static MapChart of(ClusterSnapshot snapshot, DependencyGraph graph, Set<String> opened, String outside) {
        var nodes = new TreeMap<String, MapNode>();
        var unseen = Unseen.of(snapshot);
        snapshot.namespaces().forEach(namespace -> {
            var workloads = snapshot.workloadsIn(namespace.name());
            if (!workloads.isEmpty()) {
                put(nodes, namespace.name(), workloads, opened);
            } else if (unseen.hidesCallersIn(namespace.name())) {
                var id = MapNode.idOfNamespace(namespace.name());
                nodes.put(id, new MapNode(id, MapNode.Kind.UNSEEN, namespace.name(), Optional.empty(), List.of()));
            }
        });
        var calls = graph.believedAt(Confidence.MEDIUM)
                .filter(call -> DRAWN.contains(call.kind()))
                .toList();
        var callsByLink = new TreeMap<Link, List<Dependency>>();
        calls.forEach(call -> add(call, nodes, callsByLink, outside));
        var edges = new TreeMap<Link, MapEdge>();
        callsByLink.forEach((link, of) -> edges.put(link, new MapEdge(link, of)));
        return new MapChart(nodes, edges, calls);
    }

    /** There is no frame around a single box. */
    private static void put(
            Map<String, MapNode> nodes, String namespace, List<Workload> workloads, Set<String> opened) {
        var ids = workloads.stream().map(Workload::id).toList();
        if (!opened.contains(namespace)) {
            var id = MapNode.idOfNamespace(namespace);
            nodes.put(id, new MapNode(id, MapNode.Kind.NAMESPACE, namespace, Optional.empty(), ids));
            return;
        }
        Optional<String> frame = ids.size() > 1 ? Optional.of(namespace) : Optional.empty();
        for (var workload : ids) {
            var id = MapNode.idOf(workload);
            var title = frame.isPresent() ? workload.name() : namespace + "/" + workload.name();
            nodes.put(id, new MapNode(id, MapNode.Kind.WORKLOAD, title, frame, List.of(workload)));
        }
    }

    private static void add(
            Dependency call, Map<String, MapNode> nodes, Map<Link, List<Dependency>> calls, String outside) {
        var from = caller(call.from(), nodes);
        for (var to : callees(call.to(), nodes, outside)) {
            if (nodes.containsKey(from) && !from.equals(to)) {
                calls.computeIfAbsent(new Link(from, to), _ -> new ArrayList<>())
                        .add(call);
            }
        }
    }

    private static String caller(Caller caller, Map<String, MapNode> nodes) {
        return switch (caller) {
            case Caller.Pods(var workload) -> place(workload, nodes);
            case Caller.Outside _, Caller.ApiServer _, Caller.Kubelet _ -> {
                var id = MapNode.idOfCaller(caller);
                nodes.putIfAbsent(id, new MapNode(id, MapNode.Kind.CALLER, caller.name(), Optional.empty(), List.of()));
                yield id;
            }
        };
    }

    private static Set<String> callees(Callee callee, Map<String, MapNode> nodes, String outside) {
        if (callee instanceof Callee.External) {
            nodes.putIfAbsent(
                    OUTSIDE, new MapNode(OUTSIDE, MapNode.Kind.OUTSIDE, outside, Optional.empty(), List.of()));
            return Set.of(OUTSIDE);
        }
        var places = new java.util.TreeSet<String>();
        callee.receivers().forEach(workload -> places.add(place(workload, nodes)));
        places.retainAll(nodes.keySet());
        return places;
    }

    private static String place(WorkloadId workload, Map<String, MapNode> nodes) {
        var own = MapNode.idOf(workload);
        return nodes.containsKey(own) ? own : MapNode.idOfNamespace(workload.namespace());
    }

    /** For whoever places the boxes. */
    Chart toPlace() {
        var frames = nodes.values().stream()
                .flatMap(node -> node.frame().stream())
                .distinct()
                .map(name -> new Frame(name, name.length() * OF_A_LETTER + TITLE_HEIGHT, TITLE_HEIGHT))
                .toList();
        return Chart.of(nodes.values().stream().map(MapNode::box).toList(), frames, edges.keySet());
    }
}
