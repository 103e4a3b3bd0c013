package dev.meshward.cli;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.saved.SavedNamespace;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.Collection;

/**
 * What a question is about: a namespace, or one workload of it.
 *
 * @param workload empty for all of the namespace
 */
record WhyScope(String namespace, String workload) {

    /** @throws Refused when the plan knows nothing of this name */
    static WhyScope of(String text, SavedPlan plan) {
        int slash = text.indexOf('/');
        var scope =
                slash < 0 ? new WhyScope(text, "") : new WhyScope(text.substring(0, slash), text.substring(slash + 1));
        if (!scope.isKnownTo(plan)) {
            throw Refused.wrongUsage(
                    slash < 0
                            ? "there is no namespace " + text + " in this cluster."
                            : "there is no workload " + text + " in this cluster.");
        }
        return scope;
    }

    private boolean isKnownTo(SavedPlan plan) {
        boolean isNamespace = plan.neverStaged().containsKey(namespace)
                || plan.namespaces().stream().map(SavedNamespace::name).anyMatch(namespace::equals);
        return workload.isEmpty() && isNamespace
                || plan.criticality().keySet().stream().anyMatch(this::covers);
    }

    boolean covers(WorkloadId id) {
        return id.namespace().equals(namespace)
                && (workload.isEmpty() || id.name().equals(workload));
    }

    /** A reason without workloads is about the whole stage, and so about whoever climbs in it. */
    boolean isMeant(Collection<WorkloadId> workloads) {
        return workloads.isEmpty() || workloads.stream().anyMatch(this::covers);
    }

    /** Whether the stage changes anything here; those that prepare the ground concern a whole namespace. */
    boolean isTouchedBy(SavedStage saved) {
        var stage = saved.stage();
        return stage.workloads().isEmpty()
                ? stage.namespaces().contains(namespace)
                : stage.workloads().stream().anyMatch(this::covers);
    }

    @Override
    public String toString() {
        return workload.isEmpty() ? namespace : namespace + "/" + workload;
    }
}
