package dev.meshward.export.graphs;

import dev.meshward.dependencies.GraphReport;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;

/** What stands out in a graph, for programs. */
final class ReportJson {

    private ReportJson() {}

    static Mapping of(GraphReport report) {
        return Mapping.building()
                .put("cycles", cycles(report))
                .put("hubs", GraphJson.list(report.hubs(), ReportJson::hub))
                .put("entrances", GraphJson.list(report.entrances(), ReportJson::entrance))
                .put("longestPath", GraphJson.list(report.longestPath(), GraphJson::workload))
                .put("couplings", GraphJson.list(report.couplings(), ReportJson::coupling))
                .build();
    }

    private static Value cycles(GraphReport report) {
        return Value.Sequence.of(report.cycles().stream()
                .map(cycle -> GraphJson.list(cycle, GraphJson::workload))
                .toList());
    }

    private static Mapping hub(GraphReport.Hub hub) {
        return Mapping.building()
                .put("workload", GraphJson.workload(hub.workload()))
                .put("callers", hub.callers())
                .build();
    }

    private static Mapping entrance(GraphReport.Entrance entrance) {
        return Mapping.building()
                .put("workload", GraphJson.workload(entrance.workload()))
                .put("confidence", entrance.confidence().word())
                .build();
    }

    private static Mapping coupling(GraphReport.Coupling coupling) {
        return Mapping.building()
                .put("first", coupling.first())
                .put("second", coupling.second())
                .put("calls", coupling.calls())
                .build();
    }
}
