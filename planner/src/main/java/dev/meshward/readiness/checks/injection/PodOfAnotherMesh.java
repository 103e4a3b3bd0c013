package dev.meshward.readiness.checks.injection;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.OtherMeshes;
import dev.meshward.mesh.OtherMeshes.Sighting;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pod carries the proxy of one mesh only: two would both redirect its traffic, and Linkerd's injector refuses a pod that has
 * a proxy already (linkerd.md E). One finding for each namespace and mesh, since that is what is moved.
 */
public final class PodOfAnotherMesh implements ReadinessCheck {

    private static final Map<MeshName, Set<String>> OWN = Map.of(
            MeshName.ISTIO, Set.of("Istio"),
            MeshName.ISTIO_AMBIENT, Set.of("Istio", "Istio ambient"),
            MeshName.LINKERD, Set.of("Linkerd"));

    /** What only the control planes of other meshes carry; they are no members that could leave. */
    private static final Set<String> CONTROL_PLANE =
            Set.of("linkerd.io/control-plane-component", "linkerd.io/extension");

    /** A workload and what shows that it belongs to another mesh. */
    private record Member(Workload workload, Sighting sighting) {}

    @Override
    public Code code() {
        return new Code("MW-106");
    }

    @Override
    public String title() {
        return "Workload that is part of another mesh";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.JOIN, Scope.WORKLOADS, "Namespace");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var own = OWN.getOrDefault(situation.target().name(), Set.of());
        return situation
                .workloads()
                .filter(workload -> !isControlPlane(workload))
                .flatMap(workload -> OtherMeshes.of(workload, situation.snapshot(), own).stream()
                        .map(sighting -> new Member(workload, sighting)))
                .collect(Collectors.groupingBy(
                        member -> member.workload().namespace() + "/"
                                + member.sighting().mesh(),
                        TreeMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(members -> finding(members, situation));
    }

    private static boolean isControlPlane(Workload workload) {
        var labels = workload.template().labels();
        return "istiod".equals(labels.get("app")) || labels.keySet().stream().anyMatch(CONTROL_PLANE::contains);
    }

    private Finding finding(List<Member> members, Situation situation) {
        var first = members.getFirst();
        var names = members.stream().map(member -> member.workload().name()).toList();
        return FindingDraft.about(
                        code(),
                        Severity.WARNING,
                        new ObjectKey("", "Namespace", "", first.workload().namespace()),
                        first.workload().template().field().place())
                .what("In namespace %s, %s belong%s to %s: %s."
                        .formatted(
                                first.workload().namespace(),
                                Sentences.abridged(names),
                                names.size() == 1 ? "s" : "",
                                first.sighting().mesh(),
                                first.sighting().because()))
                .why("A pod has one proxy. Until it has left, calls between it and members of %s are plaintext."
                        .formatted(situation.target().name().title()))
                .advice("Take it out of %s and restart it first, in an order in which its callers are not yet strict."
                        .formatted(first.sighting().mesh()))
                .concerning(
                        members.stream().map(member -> member.workload().id()).toList())
                .blocking(Blocks.JOINING)
                .finding();
    }
}
