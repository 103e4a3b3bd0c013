package dev.meshward.export.graphs;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.GraphReport;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What stands out in a graph, for people; nothing for a graph in which nothing does. */
final class GraphOverview {

    private GraphOverview() {}

    static String of(GraphView view) {
        var report = GraphReport.of(view.graph(), view.least());
        return line("Called from outside", report.entrances(), ", ", GraphOverview::entrance)
                + line("In a circle", report.cycles(), "; ", circle -> names(circle, " <-> "))
                + line("Called by many", report.hubs(), ", ", GraphOverview::hub)
                + (report.longestPath().size() > 2
                        ? "Longest chain of calls: " + names(report.longestPath(), " -> ") + ".\n"
                        : "")
                + line("Calls between namespaces", report.couplings(), ", ", GraphOverview::coupling);
    }

    private static <T> String line(String title, List<T> items, String separator, Function<T, String> word) {
        return items.isEmpty()
                ? ""
                : title + ": " + items.stream().map(word).collect(Collectors.joining(separator)) + ".\n";
    }

    private static String names(Iterable<WorkloadId> workloads, String separator) {
        var names = new java.util.ArrayList<String>();
        workloads.forEach(workload -> names.add(workload.toString()));
        return String.join(separator, names);
    }

    private static String entrance(GraphReport.Entrance entrance) {
        return entrance.workload() + " (" + entrance.confidence().word() + ")";
    }

    private static String hub(GraphReport.Hub hub) {
        return hub.workload() + " (" + hub.callers() + ")";
    }

    private static String coupling(GraphReport.Coupling coupling) {
        return coupling.first() + " and " + coupling.second() + " (" + coupling.calls() + ")";
    }
}
