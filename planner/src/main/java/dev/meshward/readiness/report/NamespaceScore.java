package dev.meshward.readiness.report;

import dev.meshward.readiness.Sentences;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far a namespace is: of a hundred points, each workload has its equal share. One that is ready brings all of its share,
 * one that is ready after fixes half, one that cannot join nothing.
 *
 * @param workloads those of the namespace, by their ids; never empty
 */
public record NamespaceScore(String namespace, List<WorkloadReadiness> workloads) {

    /** From 0 to 100, rounded down: only a namespace in which everything is ready has 100. */
    public int points() {
        int halves = 2 * count(Verdict.READY) + count(Verdict.AFTER_FIXES);
        return 100 * halves / (2 * workloads.size());
    }

    public int count(Verdict verdict) {
        return (int) workloads.stream()
                .filter(workload -> workload.verdict() == verdict)
                .count();
    }

    /** {@code 3 ready, 2 ready after fixes (MW-201), 1 cannot join (MW-101)}. */
    public String because() {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> count(verdict) > 0)
                .map(verdict -> count(verdict) + " " + verdict.words() + codes(verdict))
                .collect(Collectors.joining(", "));
    }

    private String codes(Verdict verdict) {
        var codes = workloads.stream()
                .filter(workload -> workload.verdict() == verdict)
                .flatMap(workload -> workload.codes().stream())
                .map(Object::toString)
                .sorted()
                .distinct()
                .toList();
        return codes.isEmpty() ? "" : " (" + Sentences.abridged(codes) + ")";
    }
}
