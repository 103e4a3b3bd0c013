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
 * In ambient mode the kubelet's probes come from a link-local address, by which they are let through. Cilium's masquerading in
 * BPF rewrites such addresses (istio.md B.5).
 */
public final class CiliumMasqueradesProbes implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-286");
    }

    @Override
    public String title() {
        return "Cilium hides where probes come from";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.ISTIO_AMBIENT, Step.JOIN, "ConfigMap");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return Cilium.in(situation)
                .filter(cilium -> cilium.says("enable-bpf-masquerade", "true"))
                .map(this::finding);
    }

    private Finding finding(Cilium cilium) {
        return FindingDraft.about(code(), Severity.ERROR, cilium.config(), cilium.setting("enable-bpf-masquerade"))
                .what("Cilium masquerades in BPF (enable-bpf-masquerade: \"true\").")
                .why("Probes in ambient mode come from 169.254.7.127 and answers go there; rewritten on the way they"
                        + " never arrive, and the kubelet takes enrolled pods for dead.")
                .advice("Install Cilium with bpf.masquerade=false before the first workload joins.")
                .finding();
    }
}
