package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.readiness.Finding;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** For each workload the finding that keeps it from joining; the gravest where there are several. */
final class BlockingFindings {

    private static final Comparator<Finding> GRAVEST_FIRST =
            Comparator.comparing(Finding::blocks, Comparator.reverseOrder()).thenComparing(Comparator.naturalOrder());

    private final Map<WorkloadId, Finding> gravestByWorkload = new HashMap<>();

    BlockingFindings(List<Finding> findings, ClusterSnapshot snapshot) {
        findings.stream()
                .filter(finding -> finding.blocks() != Finding.Blocks.NOTHING)
                .forEach(finding -> concerned(finding, snapshot).forEach(id -> keepGravest(id, finding)));
    }

    private void keepGravest(WorkloadId workload, Finding finding) {
        gravestByWorkload.merge(
                workload, finding, (one, other) -> GRAVEST_FIRST.compare(one, other) <= 0 ? one : other);
    }

    /** A blocking finding that names no workload is about all of its namespace, or of the cluster. */
    private static List<WorkloadId> concerned(Finding finding, ClusterSnapshot snapshot) {
        if (!finding.workloads().isEmpty()) {
            return finding.workloads();
        }
        var subject = finding.diagnosis().subject();
        var namespace = subject.kind().equals("Namespace") ? subject.name() : subject.namespace();
        var workloads = namespace.isEmpty() ? snapshot.workloads() : snapshot.workloadsIn(namespace);
        return workloads.stream().map(Workload::id).toList();
    }

    Optional<Finding> of(WorkloadId workload) {
        return Optional.ofNullable(gravestByWorkload.get(workload));
    }
}
