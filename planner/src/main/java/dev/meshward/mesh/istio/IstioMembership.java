package dev.meshward.mesh.istio;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.SystemNamespaces;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Membership;
import dev.meshward.mesh.OtherMeshes;
import dev.meshward.mesh.Rung;
import java.util.Map;
import java.util.Optional;

/**
 * Where a workload stands, read from the labels by which Istio's injector decides (pkg/kube/inject). A label counts only
 * where a control plane is seen: without an injector it does nothing, and a workload wrongly thought joined would be
 * refused by the first strict server.
 */
final class IstioMembership {

    private static final String PROXY = "istio-proxy";

    private IstioMembership() {}

    static Membership of(Workload workload, ClusterSnapshot snapshot) {
        var other = OtherMeshes.of(workload, snapshot, "Istio");
        if (other.isPresent()) {
            return new Membership(Rung.OUTSIDE, other.get().mesh(), other.get().because());
        }
        var controlPlane = ControlPlane.in(snapshot);
        return injected(workload, snapshot, controlPlane)
                .map(because -> new Standing(snapshot, controlPlane).of(workload, because))
                .orElse(new Membership(Rung.OUTSIDE, "", "nothing asks for a sidecar"));
    }

    private static Optional<String> injected(Workload workload, ClusterSnapshot snapshot, ControlPlane controlPlane) {
        var template = workload.template();
        if (carriesProxy(template)) {
            return Optional.of("its pods carry " + PROXY);
        }
        if (!controlPlane.isInstalled()
                || template.isOnHostNetwork()
                || SystemNamespaces.isOfKubernetes(workload.namespace())) {
            return Optional.empty();
        }
        var namespaceLabels =
                snapshot.namespace(workload.namespace()).map(Namespace::labels).orElse(Map.of());
        return asked(template, namespaceLabels, controlPlane);
    }

    /** Whether a label asks for a sidecar, be there an injector or not. */
    static boolean isAsked(Workload workload, ClusterSnapshot snapshot) {
        var labels =
                snapshot.namespace(workload.namespace()).map(Namespace::labels).orElse(Map.of());
        return asked(workload.template(), labels, ControlPlane.in(snapshot)).isPresent();
    }

    private static boolean carriesProxy(PodTemplate template) {
        return template.annotations().containsKey("sidecar.istio.io/status")
                || template.runningContainers().stream()
                        .anyMatch(container -> container.name().equals(PROXY));
    }

    private static Optional<String> asked(
            PodTemplate template, Map<String, String> namespaceLabels, ControlPlane controlPlane) {
        var onPod = Optional.ofNullable(template.labels().get(Injection.POD_LABEL));
        var optedOut = onPod.or(() -> Optional.ofNullable(template.annotations().get(Injection.POD_LABEL)))
                .filter("false"::equals)
                .isPresent();
        if (optedOut) {
            return Optional.empty();
        }
        return byNamespace(namespaceLabels, controlPlane)
                .or(() -> namespaceLabels.containsKey(Injection.NAMESPACE_LABEL)
                        ? Optional.empty()
                        : byPod(template.labels(), controlPlane));
    }

    /** With both labels on a namespace, {@code istio-injection} decides and the revision does nothing. */
    private static Optional<String> byNamespace(Map<String, String> labels, ControlPlane controlPlane) {
        var plain = labels.get(Injection.NAMESPACE_LABEL);
        if (plain != null) {
            return plain.equals("enabled") && controlPlane.servesDefaultRevision()
                    ? Optional.of("its namespace carries istio-injection: enabled")
                    : Optional.empty();
        }
        return Optional.ofNullable(labels.get(Injection.REVISION_LABEL))
                .filter(revision -> isServed(revision, controlPlane))
                .map(revision -> "its namespace carries istio.io/rev: " + revision);
    }

    private static Optional<String> byPod(Map<String, String> labels, ControlPlane controlPlane) {
        var revision = labels.get(Injection.REVISION_LABEL);
        if (revision != null) {
            return isServed(revision, controlPlane)
                    ? Optional.of("its pods carry istio.io/rev: " + revision)
                    : Optional.empty();
        }
        return "true".equals(labels.get(Injection.POD_LABEL)) && controlPlane.servesDefaultRevision()
                ? Optional.of("its pods carry sidecar.istio.io/inject: true")
                : Optional.empty();
    }

    private static boolean isServed(String revision, ControlPlane controlPlane) {
        return controlPlane.revisions().isEmpty() || controlPlane.revisions().contains(revision);
    }
}
