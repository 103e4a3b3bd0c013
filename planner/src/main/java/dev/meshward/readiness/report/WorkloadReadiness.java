package dev.meshward.readiness.report;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one workload stands.
 *
 * @param because the findings that decided, the gravest first; none where it is ready
 */
public record WorkloadReadiness(WorkloadId workload, Verdict verdict, List<Finding> because) {

    /**
     * @param open the findings about it that count
     * @param suppressed those somebody decided to live with: they cost nothing, but what keeps a workload from joining keeps
     *     it all the same
     */
    static WorkloadReadiness of(WorkloadId workload, List<Finding> open, List<Finding> suppressed) {
        var blocking = Stream.concat(open.stream(), suppressed.stream())
                .filter(finding -> finding.blocks() != Blocks.NOTHING)
                .sorted()
                .toList();
        if (!blocking.isEmpty()) {
            return new WorkloadReadiness(workload, Verdict.CANNOT_JOIN, blocking);
        }
        var toSettle = open.stream()
                .filter(finding -> finding.diagnosis().severity() != Severity.INFO)
                .sorted()
                .toList();
        return new WorkloadReadiness(workload, toSettle.isEmpty() ? Verdict.READY : Verdict.AFTER_FIXES, toSettle);
    }

    /** The codes of what decided, each once. */
    public List<Code> codes() {
        return because.stream()
                .map(finding -> finding.diagnosis().code())
                .distinct()
                .toList();
    }
}
