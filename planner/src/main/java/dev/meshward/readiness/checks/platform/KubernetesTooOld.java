package dev.meshward.readiness.checks.platform;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/**
 * The target's version names the oldest Kubernetes it runs on. Nothing is said where the version of the cluster is not known.
 */
public final class KubernetesTooOld implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-281");
    }

    @Override
    public String title() {
        return "Kubernetes that is too old for the mesh";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.JOIN, "Node");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var target = situation.target();
        boolean isTooOld = target.kubernetesVersionIsKnown()
                && target.kubernetesMinor() > 0
                && target.kubernetesMinor() < situation.leastKubernetesMinor();
        return isTooOld
                ? situation.snapshot().objectsOf("", "Node").stream()
                        .filter(node -> TargetMesh.minorOf(version(node).textOr("")) == target.kubernetesMinor())
                        .limit(1)
                        .map(node -> finding(node, situation))
                : Stream.empty();
    }

    private static Field version(Manifest node) {
        return node.at("status", "nodeInfo", "kubeletVersion");
    }

    private Finding finding(Manifest node, Situation situation) {
        var target = situation.target();
        var mesh = target.name().title() + " " + target.meshVersion();
        return FindingDraft.about(code(), Severity.ERROR, node, version(node))
                .what("Kubernetes %s is older than %s supports (1.%d or newer)."
                        .formatted(target.kubernetesVersion(), mesh, situation.leastKubernetesMinor()))
                .why("The installation is refused, or runs on an API that it was never tested with.")
                .advice("Upgrade the cluster first, or plan for an older version of the mesh with --mesh-version.")
                .finding();
    }
}
