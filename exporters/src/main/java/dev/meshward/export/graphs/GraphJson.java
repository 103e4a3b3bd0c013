package dev.meshward.export.graphs;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.GraphReport;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.Collection;
import java.util.function.Function;

/** The graph with every piece of evidence, for programs. */
final class GraphJson {

    private GraphJson() {}

    static String of(GraphView view) {
        return ManifestWriter.json(Mapping.building()
                .put("schema", "meshward.dev/graph/v1")
                .put("minConfidence", view.least().word())
                .put("leftOut", view.leftOut())
                .put("dependencies", list(view.shown(), GraphJson::dependency))
                .put("unknown", list(view.graph().unknown(), GraphJson::workload))
                .put("report", ReportJson.of(GraphReport.of(view.graph(), view.least())))
                .put("rejected", list(view.graph().objections().heeded(), GraphJson::rejection))
                .put(
                        "traffic",
                        view.graph().traffic().<Value>map(TrafficJson::of).orElseGet(Value.Nothing::here))
                .build());
    }

    private static Mapping rejection(DependencyGraph.Rejection rejection) {
        return Mapping.building()
                .put("from", caller(rejection.dependency().from()))
                .put("to", callee(rejection.dependency().to()))
                .put("port", port(rejection.dependency().port()))
                .put("statement", evidence(rejection.statement()))
                .build();
    }

    /** A port, or nothing where it is not known. */
    static Value port(int port) {
        return port == 0 ? Value.Nothing.here() : Value.Numeric.of(port);
    }

    private static Mapping dependency(Dependency dependency) {
        return Mapping.building()
                .put("from", caller(dependency.from()))
                .put("to", callee(dependency.to()))
                .put("port", port(dependency.port()))
                .put("protocol", GraphCsv.protocol(dependency))
                .put("kind", dependency.kind().word())
                .put("confidence", dependency.confidence().word())
                .put("evidence", list(dependency.evidence(), GraphJson::evidence))
                .build();
    }

    static Mapping caller(Caller caller) {
        return switch (caller) {
            case Caller.Pods(var workload) -> workload(workload);
            case Caller.Outside outside -> nobody("outside", outside);
            case Caller.ApiServer server -> nobody("api-server", server);
            case Caller.Kubelet kubelet -> nobody("kubelet", kubelet);
        };
    }

    private static Mapping nobody(String kind, Caller caller) {
        return Mapping.building()
                .put("kind", kind)
                .put("namespace", caller.namespace())
                .put("name", caller.name())
                .build();
    }

    static Mapping callee(Callee callee) {
        return Mapping.building()
                .put("kind", kindOf(callee))
                .put("namespace", callee.namespace())
                .put("name", callee.name())
                .put("workloads", list(callee.receivers(), GraphJson::workload))
                .build();
    }

    private static String kindOf(Callee callee) {
        return switch (callee) {
            case Callee.ToService _ -> "service";
            case Callee.ToWorkload _ -> "workload";
            case Callee.Dangling _ -> "dangling";
            case Callee.External _ -> "external";
            case Callee.KubernetesApi _ -> "kubernetes-api";
        };
    }

    private static Mapping evidence(Evidence evidence) {
        return Mapping.building()
                .put("kind", evidence.kind())
                .put("confidence", evidence.confidence().word())
                .put("file", evidence.place().file())
                .put("line", evidence.place().line())
                .put("path", evidence.place().path())
                .put("because", evidence.because())
                .build();
    }

    static Mapping workload(WorkloadId workload) {
        return Mapping.building()
                .put("kind", workload.kind())
                .put("namespace", workload.namespace())
                .put("name", workload.name())
                .build();
    }

    static <T> Value list(Collection<T> items, Function<T, Mapping> written) {
        return Value.Sequence.of(items.stream().map(written).toList());
    }
}
