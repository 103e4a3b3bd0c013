package dev.meshward.readiness.checks.resources;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.Fix;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An autoscaler that watches the use of whole pods as a share of what they request. A proxy adds its request and its own
 * use to both sides, and the number of pods changes at the join although the load does not.
 */
public final class PodCpuAutoscaling implements ReadinessCheck {

    /** Kubernetes 1.30: metrics of a single container are stable. */
    private static final int CONTAINER_METRICS = 30;

    @Override
    public Code code() {
        return new Code("MW-123");
    }

    @Override
    public String title() {
        return "Autoscaler that counts the proxy";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS, "HorizontalPodAutoscaler");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation.snapshot().objectsOf("autoscaling", "HorizontalPodAutoscaler").stream()
                .filter(scaler -> situation.mayJoin(scaler.key().namespace()))
                .flatMap(scaler -> utilization(scaler)
                        .flatMap(field -> target(scaler, situation)
                                .filter(workload -> !workload.template().isOnHostNetwork())
                                .map(workload -> finding(scaler, field, workload, situation)))
                        .stream());
    }

    /** The metric in which a pod's use is measured against its requests; both API versions write it differently. */
    private static Optional<Field> utilization(Manifest scaler) {
        var old = scaler.at("spec", "targetCPUUtilizationPercentage");
        return scaler.at("spec", "metrics").items().stream()
                .filter(metric -> metric.at("type").is("Resource")
                        && metric.at("resource", "target", "type").is("Utilization"))
                .findFirst()
                .or(() -> Optional.of(old).filter(Field::isPresent));
    }

    private static Optional<Workload> target(Manifest scaler, Situation situation) {
        var reference = scaler.at("spec", "scaleTargetRef");
        return situation
                .snapshot()
                .workload(new WorkloadId(
                        reference.at("kind").textOr(""),
                        scaler.key().namespace(),
                        reference.at("name").textOr("")));
    }

    private Finding finding(Manifest scaler, Field metric, Workload workload, Situation situation) {
        var fix = ofTheContainer(scaler, workload, situation);
        return FindingDraft.about(code(), Severity.WARNING, scaler, metric)
                .what("Autoscaler %s measures whole pods of %s against what they request."
                        .formatted(scaler.key().name(), workload.name()))
                .why("A proxy adds its request and its own use to the sum, so the same load gives another number of"
                        + " pods after the join.")
                .advice("Measure the application's container instead: a metric of type ContainerResource.")
                .concerning(List.of(workload.id()))
                .fixedBy(fix)
                .finding();
    }

    /** Only where the pod has a single container does its metric mean what the pod's meant. */
    private static Optional<Fix> ofTheContainer(Manifest scaler, Workload workload, Situation situation) {
        var containers = workload.template().runningContainers();
        boolean served = situation.target().kubernetesVersionIsKnown()
                && situation.target().kubernetesMinor() >= CONTAINER_METRICS;
        if (!scaler.apiVersion().equals("autoscaling/v2") || containers.size() != 1 || !served) {
            return Optional.empty();
        }
        var container = containers.getFirst().name();
        List<Value> metrics = scaler.at("spec", "metrics").items().stream()
                .map(metric -> (Value) ofContainer(metric, container))
                .toList();
        var spec = Mapping.building().put("metrics", Value.Sequence.of(metrics)).build();
        return Optional.of(new Fix.ChangeFields(
                scaler.key(),
                Mapping.building().put("spec", spec).build(),
                "The pod has one container, so before the join both metrics say the same."));
    }

    private static Mapping ofContainer(Field metric, String container) {
        if (!metric.at("type").is("Resource")) {
            return metric.mapping();
        }
        var resource = metric.at("resource").mapping().with("container", Value.Text.of(container));
        return metric.mapping()
                .without("resource")
                .with("type", Value.Text.of("ContainerResource"))
                .with("containerResource", resource);
    }
}
