package dev.meshward.readiness.checks.platform;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.stream.Stream;

/**
 * Proxies, and what redirects to them, exist for Linux. Linkerd's injector says so and skips such pods; Istio's adds a container
 * that cannot start.
 */
public final class WorkloadOnWindows implements ReadinessCheck {

    private static final List<String> LABELS = List.of("kubernetes.io/os", "beta.kubernetes.io/os");

    @Override
    public Code code() {
        return new Code("MW-287");
    }

    @Override
    public String title() {
        return "Workload on Windows nodes";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.JOIN, Scope.WORKLOADS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .flatMap(workload -> windows(workload).limit(1).map(field -> finding(workload, field)));
    }

    private static Stream<Field> windows(Workload workload) {
        var spec = workload.template().spec();
        return Stream.concat(
                        Stream.of(spec.at("os", "name")), LABELS.stream().map(label -> spec.at("nodeSelector", label)))
                .filter(field -> field.is("windows"));
    }

    private Finding finding(Workload workload, Field shownBy) {
        return FindingDraft.about(code(), Severity.WARNING, workload, shownBy)
                .what("%s runs on Windows nodes.".formatted(workload.name()))
                .why("There is no proxy for Windows: it stays a plaintext caller and callee for good, and servers that"
                        + " accept mutual TLS only refuse it.")
                .advice("Keep what it calls open for plaintext; the plan lists it as an exception.")
                .blocking(Blocks.JOINING_EVER)
                .finding();
    }
}
