package dev.meshward.readiness.checks.platform;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/**
 * Ambient mode redirects through a plugin that istio-cni chains to the cluster's own. Cilium takes the directory of plugins for
 * itself unless it is told not to (istio.md B.5).
 */
public final class CiliumKeepsPluginsOut implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-284");
    }

    @Override
    public String title() {
        return "Cilium removes the mesh's network plugin";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.ISTIO_AMBIENT, Step.JOIN, "ConfigMap");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return Cilium.in(situation)
                .filter(cilium -> cilium.says("cni-exclusive", "true"))
                .map(this::finding);
    }

    private Finding finding(Cilium cilium) {
        return FindingDraft.about(code(), Severity.ERROR, cilium.config(), cilium.setting("cni-exclusive"))
                .what("Cilium is told to keep every other network plugin out (cni-exclusive: \"true\").")
                .why("It renames the configuration that istio-cni writes: pods start without being enrolled, and"
                        + " nothing says so.")
                .advice("Install Cilium with cni.exclusive=false before the platform stage, and restart its agents.")
                .finding();
    }
}
