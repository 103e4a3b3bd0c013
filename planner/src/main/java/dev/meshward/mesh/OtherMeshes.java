package dev.meshward.mesh;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The marks by which the data plane of each mesh shows on pods and namespaces. Every dialect leaves out its own; a
 * hop between two meshes is plaintext, and one pod never carries both.
 */
public final class OtherMeshes {

    /** Where a mesh writes whether a pod is part of it. */
    private enum Where {
        LABEL,
        ANNOTATION,
        EITHER
    }

    /**
     * @param key on the pod template, or inherited from the namespace
     * @param joined values that mean yes; any other value on a pod means no
     * @param refusal another key, by which pods refuse what their namespace says; empty where there is none
     */
    private record Mark(String mesh, Where where, String key, Set<String> joined, String refusal) {

        Mark(String mesh, Where where, String key, Set<String> joined) {
            this(mesh, where, key, joined, "");
        }
    }

    private static final List<Mark> MARKS = List.of(
            new Mark("Linkerd", Where.ANNOTATION, "linkerd.io/inject", Set.of("enabled", "ingress")),
            new Mark("Istio", Where.EITHER, "sidecar.istio.io/inject", Set.of("true")),
            new Mark("Istio", Where.LABEL, "istio-injection", Set.of("enabled"), "sidecar.istio.io/inject"),
            new Mark("Istio ambient", Where.LABEL, "istio.io/dataplane-mode", Set.of("ambient")),
            new Mark("Consul", Where.ANNOTATION, "consul.hashicorp.com/connect-inject", Set.of("true", "enabled")),
            new Mark("Kuma", Where.EITHER, "kuma.io/sidecar-injection", Set.of("enabled", "true")),
            new Mark("AWS App Mesh", Where.EITHER, "appmesh.k8s.aws/sidecarInjectorWebhook", Set.of("enabled")),
            new Mark("Open Service Mesh", Where.ANNOTATION, "openservicemesh.io/sidecar-injection", Set.of("enabled")));

    private static final Map<String, String> MESH_BY_CONTAINER = Map.of(
            "istio-proxy", "Istio",
            "linkerd-proxy", "Linkerd",
            "consul-dataplane", "Consul",
            "consul-connect-envoy-sidecar", "Consul",
            "kuma-sidecar", "Kuma");

    /** Labels that only pods of a control plane carry, whether or not they have a proxy of their own. */
    private static final Map<String, String> MESH_BY_CONTROL_PLANE_LABEL =
            Map.of("linkerd.io/control-plane-component", "Linkerd", "linkerd.io/extension", "Linkerd");

    private OtherMeshes() {}

    /** What shows that a workload is part of a mesh. */
    public record Sighting(String mesh, String because) {}

    /** The mesh other than {@code own} that this workload is part of. */
    public static Optional<Sighting> of(Workload workload, ClusterSnapshot snapshot, String own) {
        return of(workload, snapshot, Set.of(own));
    }

    /** The mesh that this workload is part of, and that is none of these. */
    public static Optional<Sighting> of(Workload workload, ClusterSnapshot snapshot, Set<String> own) {
        for (var container : workload.template().runningContainers()) {
            var mesh = MESH_BY_CONTAINER.getOrDefault(container.name(), "");
            if (!mesh.isEmpty() && !own.contains(mesh)) {
                return Optional.of(new Sighting(mesh, "its pods have a container " + container.name()));
            }
        }
        return ofControlPlane(workload, own)
                .or(() -> MARKS.stream()
                        .filter(mark -> !own.contains(mark.mesh()))
                        .flatMap(mark -> sighting(mark, workload, snapshot).stream())
                        .findFirst());
    }

    private static Optional<Sighting> ofControlPlane(Workload workload, Set<String> own) {
        var isIstiod = "istiod".equals(workload.template().labels().get("app"));
        if (isIstiod && !own.contains("Istio")) {
            return Optional.of(new Sighting("Istio", "its pods carry app: istiod"));
        }
        return workload.template().labels().keySet().stream()
                .sorted()
                .filter(MESH_BY_CONTROL_PLANE_LABEL::containsKey)
                .map(label ->
                        new Sighting(MESH_BY_CONTROL_PLANE_LABEL.getOrDefault(label, ""), "its pods carry " + label))
                .filter(sighting -> !own.contains(sighting.mesh()))
                .findFirst();
    }

    private static Optional<Sighting> sighting(Mark mark, Workload workload, ClusterSnapshot snapshot) {
        var template = workload.template();
        boolean isRefused = "false".equals(template.labels().get(mark.refusal()))
                || "false".equals(template.annotations().get(mark.refusal()));
        if (template.isOnHostNetwork() || isRefused) {
            return Optional.empty();
        }
        var onPod = value(mark, template.labels(), template.annotations());
        if (onPod.isPresent()) {
            return onPod.filter(mark.joined()::contains)
                    .map(value -> new Sighting(mark.mesh(), "its pods carry " + mark.key() + ": " + value));
        }
        return snapshot.namespace(workload.namespace())
                .flatMap(namespace -> value(mark, namespace.labels(), namespace.annotations()))
                .filter(mark.joined()::contains)
                .map(value -> new Sighting(
                        mark.mesh(), "namespace " + workload.namespace() + " carries " + mark.key() + ": " + value));
    }

    private static Optional<String> value(Mark mark, Map<String, String> labels, Map<String, String> annotations) {
        return switch (mark.where()) {
            case LABEL -> Optional.ofNullable(labels.get(mark.key()));
            case ANNOTATION -> Optional.ofNullable(annotations.get(mark.key()));
            case EITHER ->
                Optional.ofNullable(labels.get(mark.key())).or(() -> Optional.ofNullable(annotations.get(mark.key())));
        };
    }
}
