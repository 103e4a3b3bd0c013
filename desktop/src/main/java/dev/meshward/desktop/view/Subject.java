package dev.meshward.desktop.view;

import dev.meshward.advice.Code;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Dependency;

/** What one view can ask another to look at. */
public sealed interface Subject {

    record OfNamespace(String namespace) implements Subject {}

    record OfWorkload(WorkloadId workload) implements Subject {}

    record OfCall(Dependency call) implements Subject {}

    /** @param stage its id */
    record OfStage(String stage) implements Subject {}

    record OfFinding(Code code) implements Subject {}

    /** What could not be read of the cluster. */
    record OfGaps() implements Subject {}
}
