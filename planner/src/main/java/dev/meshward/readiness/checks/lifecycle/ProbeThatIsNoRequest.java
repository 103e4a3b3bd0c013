package dev.meshward.readiness.checks.lifecycle;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Linkerd admits the kubelet's probes by HTTP on its own, by their path. A probe by gRPC is a call like any other from somebody
 * without an identity (linkerd.md E).
 */
public final class ProbeThatIsNoRequest implements ReadinessCheck {

    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");

    @Override
    public Code code() {
        return new Code("MW-145");
    }

    @Override
    public String title() {
        return "Probe that Linkerd admits to nobody";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.LINKERD, Step.STRICT, Scope.WORKLOADS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .filter(workload -> probe(workload).isPresent())
                .collect(Collectors.groupingBy(Workload::namespace, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(this::finding);
    }

    private static Optional<Field> probe(Workload workload) {
        return workload.template().runningContainers().stream()
                .flatMap(container ->
                        PROBES.stream().map(probe -> container.field().at(probe, "grpc")))
                .filter(Field::isPresent)
                .findFirst();
    }

    private Finding finding(List<Workload> probed) {
        var namespace = probed.getFirst().namespace();
        var shownBy =
                probed.stream().flatMap(workload -> probe(workload).stream()).findFirst();
        return FindingDraft.about(
                        code(),
                        Severity.INFO,
                        new ObjectKey("", "Namespace", "", namespace),
                        shownBy.map(Field::place).orElse(Place.nowhere()))
                .what("In namespace %s the kubelet probes by gRPC: %s."
                        .formatted(
                                namespace,
                                Sentences.abridged(
                                        probed.stream().map(Workload::name).toList())))
                .why("It has no identity in the mesh, and Linkerd admits only probes by HTTP on its own: once the port"
                        + " asks for mutual TLS the probe fails, and pods are restarted or taken out of service.")
                .advice("Keep these ports open for the addresses of nodes when they turn strict, or probe by HTTP on"
                        + " another port.")
                .concerning(probed.stream().map(Workload::id).toList())
                .finding();
    }
}
