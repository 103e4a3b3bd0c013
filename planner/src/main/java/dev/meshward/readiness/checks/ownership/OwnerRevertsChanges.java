package dev.meshward.readiness.checks.ownership;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A controller keeps these workloads as it was told and takes back a change made beside it. One finding for each owner: what has to
 * be changed is changed there.
 */
public final class OwnerRevertsChanges implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-271");
    }

    @Override
    public String title() {
        return "Owner that reverts a change by hand";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.JOIN, Scope.WORKLOADS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .workloads()
                .filter(workload -> !words(workload.owner()).isEmpty())
                .collect(Collectors.groupingBy(
                        workload -> workload.namespace() + "/" + words(workload.owner()),
                        TreeMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(this::finding);
    }

    /** Helm and pipelines revert at their next run only, and the plan says so at each change. */
    private static String words(Ownership owner) {
        return switch (owner) {
            case Ownership.GitOps _, Ownership.Operator _ -> owner.words();
            case Ownership.Nobody _, Ownership.HelmRelease _, Ownership.Applied _ -> "";
        };
    }

    private Finding finding(List<Workload> workloads) {
        var first = workloads.getFirst();
        boolean isOperator = first.owner() instanceof Ownership.Operator;
        return FindingDraft.about(
                        code(),
                        isOperator ? Severity.WARNING : Severity.INFO,
                        new ObjectKey("", "Namespace", "", first.namespace()),
                        first.manifest().at("metadata").place())
                .what("%s keeps %s in namespace %s as they are."
                        .formatted(
                                first.owner().words(),
                                Sentences.abridged(
                                        workloads.stream().map(Workload::name).toList()),
                                first.namespace()))
                .why(
                        isOperator
                                ? "An annotation or label that is put on the pod template by hand is taken away again,"
                                        + " with the proxy it asked for."
                                : "A change by kubectl is taken back at the next reconciliation, a restart included"
                                        + " where self-healing is on.")
                .advice(
                        isOperator
                                ? "Make the change in the object the operator works from, where it passes annotations"
                                        + " of pods on."
                                : "Make the changes of the plan in the repository; the stages say which object and"
                                        + " field.")
                .concerning(workloads.stream().map(Workload::id).toList())
                .finding();
    }
}
