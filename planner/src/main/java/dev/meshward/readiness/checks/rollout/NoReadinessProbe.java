package dev.meshward.readiness.checks.rollout;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Workloads that others call and whose pods count as ready the moment they start: a rolling restart then ends old pods
 * before new ones can answer. One finding for each namespace, since it is a habit of whoever wrote its manifests.
 */
public final class NoReadinessProbe implements ReadinessCheck {

    private static final Set<String> ROLLING = Set.of("Deployment", "StatefulSet", "DaemonSet");

    @Override
    public Code code() {
        return new Code("MW-153");
    }

    @Override
    public String title() {
        return "Workload without a readiness probe";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.JOIN, Scope.WORKLOADS, "Service");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .workloads()
                .filter(workload -> ROLLING.contains(workload.id().kind()))
                .filter(workload -> !workload.template().isOnHostNetwork())
                .filter(workload -> !situation.snapshot().servicesOf(workload).isEmpty())
                .filter(NoReadinessProbe::isUnprobed)
                .collect(Collectors.groupingBy(Workload::namespace, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(this::finding);
    }

    private static boolean isUnprobed(Workload workload) {
        return workload.template().runningContainers().stream()
                .noneMatch(container -> container.field().at("readinessProbe").isPresent());
    }

    private Finding finding(List<Workload> unprobed) {
        var first = unprobed.getFirst();
        return FindingDraft.about(
                        code(),
                        Severity.INFO,
                        new ObjectKey("", "Namespace", "", first.namespace()),
                        first.template().spec().at("containers").place())
                .what("In namespace %s, %s called through Services without a readiness probe: %s."
                        .formatted(
                                first.namespace(),
                                unprobed.size() == 1 ? "1 workload is" : unprobed.size() + " workloads are",
                                Sentences.abridged(
                                        unprobed.stream().map(Workload::name).toList())))
                .why("A new pod counts as ready when its containers start, so a restart sends calls to pods that cannot"
                        + " answer yet.")
                .advice("Give each a readiness probe that fails until it can serve; till then restart it when little is"
                        + " going on.")
                .concerning(unprobed.stream().map(Workload::id).toList())
                .finding();
    }
}
