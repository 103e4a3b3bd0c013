package dev.meshward.export.graphs;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Dependency;
import dev.meshward.export.Csv;
import dev.meshward.saved.EvidenceText;
import java.util.List;
import java.util.stream.Collectors;

/** One row a dependency. Columns are a promise to scripts: added at the end, never renamed. */
final class GraphCsv {

    private static final String HEADER =
            "from_namespace,from_workload,to_namespace,to_service,port,protocol,confidence,evidence,to_workloads";

    private GraphCsv() {}

    static String of(GraphView view) {
        return view.shown().stream().map(GraphCsv::row).collect(Collectors.joining("", HEADER + "\n", ""));
    }

    private static String row(Dependency dependency) {
        return Csv.line(List.of(
                dependency.from().namespace(),
                dependency.from().name(),
                dependency.to().namespace(),
                dependency.to().name(),
                dependency.port() == 0 ? "" : Integer.toString(dependency.port()),
                protocol(dependency),
                dependency.confidence().word(),
                String.join("; ", EvidenceText.of(dependency)),
                workloads(dependency)));
    }

    static String protocol(Dependency dependency) {
        return dependency.to() instanceof Callee.KubernetesApi ? "kube-api" : dependency.protocol();
    }

    private static String workloads(Dependency dependency) {
        return dependency.to().receivers().stream()
                .map(WorkloadId::name)
                .sorted()
                .distinct()
                .collect(Collectors.joining(";"));
    }
}
