package dev.meshward.readiness.checks.security;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
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
 * A namespace whose Pod Security level refuses the init container that redirects traffic: {@code istio-init} is root
 * with NET_ADMIN and NET_RAW, which neither {@code baseline} nor {@code restricted} admits. With istio-cni a node agent
 * redirects instead.
 *
 * <p>A mesh that is still to be installed brings istio-cni where a namespace needs it. A mesh that is there already
 * blocks only where its own injector says that it works without: that no agent was seen proves nothing. The rest is
 * information, since such a namespace depends on istio-cni from its join on.
 */
public final class PodSecurityWithoutCni implements ReadinessCheck {

    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

    /** From this minor version of Istio on, a setting gives proxies the seccomp profile that restricted asks for. */
    private static final int SECCOMP_SETTING = 28;

    @Override
    public Code code() {
        return new Code("MW-112");
    }

    @Override
    public String title() {
        return "Pod Security level that refuses the proxy's init container";
    }

    @Override
    public Scope scope() {
        return Scope.only(
                MeshName.ISTIO, Step.JOIN, Scope.WORKLOADS, "Namespace", "ConfigMap", "MutatingWebhookConfiguration");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var cni = CniPresence.in(situation);
        return situation.snapshot().namespaces().stream()
                .filter(namespace -> situation.mayJoin(namespace.name()))
                .flatMap(namespace -> namespace.manifest().stream())
                .filter(PodSecurityWithoutCni::refusesCapabilities)
                .flatMap(namespace ->
                        Stream.concat(withoutAgent(namespace, cni, situation), withoutSeccomp(namespace, situation)));
    }

    private static boolean refusesCapabilities(Manifest namespace) {
        var level = namespace.label(ENFORCE);
        return level.is("restricted") || level.is("baseline");
    }

    private Stream<Finding> withoutAgent(Manifest namespace, CniPresence cni, Situation situation) {
        var concerned = ids(situation, namespace).toList();
        if (concerned.isEmpty()) {
            return Stream.empty();
        }
        if (cni == CniPresence.SWITCHED_OFF) {
            return Stream.of(draft(namespace, Severity.ERROR, concerned)
                    .advice("Install istio-cni and set pilot.cni.enabled=true in the running control plane; do not"
                            + " weaken the level.")
                    .blocking(Blocks.JOINING)
                    .finding());
        }
        return Stream.of(
                draft(namespace, Severity.INFO, concerned).advice(cni.advice()).finding());
    }

    private FindingDraft draft(Manifest namespace, Severity severity, List<WorkloadId> concerned) {
        return FindingDraft.about(code(), severity, namespace, level(namespace))
                .what("Namespace %s enforces the Pod Security level %s."
                        .formatted(namespace.key().name(), level(namespace).textOr("")))
                .why("Without istio-cni each pod gets an init container that is root and may change the network; the"
                        + " level refuses it, and no pod with a proxy is created.")
                .concerning(concerned);
    }

    /** Restricted wants a seccomp profile of every container, the injected ones included; a pod's own covers all. */
    private Stream<Finding> withoutSeccomp(Manifest namespace, Situation situation) {
        if (!level(namespace).is("restricted") || situation.target().meshMinor() >= SECCOMP_SETTING) {
            return Stream.empty();
        }
        return situation.snapshot().workloadsIn(namespace.key().name()).stream()
                .filter(workload -> podProfile(workload).isAbsent())
                .map(workload -> FindingDraft.about(
                                code(),
                                Severity.ERROR,
                                workload,
                                workload.template().spec().at("securityContext"))
                        .what("%s sets no seccompProfile for its pod, in namespace %s which enforces restricted."
                                .formatted(workload.name(), workload.namespace()))
                        .why("Istio %s cannot give its own containers a profile, so the pod is refused once it has a"
                                        .formatted(situation.target().meshVersion())
                                + " proxy.")
                        .advice("Set spec.template.spec.securityContext.seccompProfile.type: RuntimeDefault, or join"
                                + " with Istio 1.28 or newer.")
                        .blocking(Blocks.JOINING)
                        .finding());
    }

    private static Field podProfile(Workload workload) {
        return workload.template().spec().at("securityContext", "seccompProfile", "type");
    }

    private static Field level(Manifest namespace) {
        return namespace.label(ENFORCE);
    }

    private static Stream<WorkloadId> ids(Situation situation, Manifest namespace) {
        return situation.snapshot().workloadsIn(namespace.key().name()).stream()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .map(Workload::id);
    }
}
