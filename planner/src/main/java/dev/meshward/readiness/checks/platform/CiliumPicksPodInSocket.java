package dev.meshward.readiness.checks.platform;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.manifest.Field;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/**
 * Where Cilium replaces kube-proxy it may choose the pod behind a Service already when a socket connects. The proxy then sees a
 * call to a pod instead of one to a Service, or is passed by (istio.md C.3 no. 29).
 */
public final class CiliumPicksPodInSocket implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-285");
    }

    @Override
    public String title() {
        return "Cilium chooses the pod before the proxy sees the call";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.JOIN, "ConfigMap");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return Cilium.in(situation).flatMap(cilium -> choosing(cilium).map(field -> finding(cilium, field)));
    }

    private static Stream<Field> choosing(Cilium cilium) {
        return cilium.says("bpf-lb-sock-hostns-only", "true")
                ? Stream.empty()
                : Stream.of(cilium.setting("bpf-lb-sock"), cilium.setting("kube-proxy-replacement"))
                        .filter(field -> field.is("true") || field.is("strict"))
                        .limit(1);
    }

    private Finding finding(Cilium cilium, Field setting) {
        return FindingDraft.about(code(), Severity.WARNING, cilium.config(), setting)
                .what("Cilium balances Services inside the pods' own sockets (%s: \"%s\")."
                        .formatted(setting.key(), setting.textOr("")))
                .why("Proxies see calls to pods where Services were called: routes, rules and balancing of the mesh do"
                        + " not apply to them.")
                .advice("Install Cilium with socketLB.hostNamespaceOnly=true before the first workload joins.")
                .finding();
    }
}
