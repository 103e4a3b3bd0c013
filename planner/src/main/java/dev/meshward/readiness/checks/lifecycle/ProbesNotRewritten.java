package dev.meshward.readiness.checks.lifecycle;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/** The kubelet has no certificate of the mesh; its probes pass only because injection leads them to the agent. */
public final class ProbesNotRewritten implements ReadinessCheck {

    private static final String REWRITE = "sidecar.istio.io/rewriteAppHTTPProbers";

    @Override
    public Code code() {
        return new Code("MW-143");
    }

    @Override
    public String title() {
        return "Probes that are not led through the proxy's agent";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.ISTIO, Step.STRICT, Scope.WORKLOADS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .filter(workload -> rewrite(workload).is("false") && isProbed(workload))
                .map(this::finding);
    }

    private static Field rewrite(Workload workload) {
        return workload.template().field().at("metadata", "annotations", REWRITE);
    }

    private static boolean isProbed(Workload workload) {
        return workload.template().runningContainers().stream()
                .map(Container::field)
                .flatMap(container -> Stream.of("livenessProbe", "readinessProbe", "startupProbe")
                        .map(container::at))
                .anyMatch(probe ->
                        probe.at("httpGet").isPresent() || probe.at("grpc").isPresent());
    }

    private Finding finding(Workload workload) {
        return FindingDraft.about(code(), Severity.WARNING, workload, rewrite(workload))
                .what("%s keeps its HTTP or gRPC probes as they are (%s: \"false\")."
                        .formatted(workload.name(), REWRITE))
                .why("The kubelet probes in plaintext; once the workload accepts mutual TLS only, every probe fails and"
                        + " its pods are restarted or taken out of service.")
                .advice("Remove the annotation, or keep the probed ports open for plaintext when the workload turns"
                        + " strict.")
                .finding();
    }
}
