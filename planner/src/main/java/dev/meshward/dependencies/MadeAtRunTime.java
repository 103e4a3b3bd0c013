package dev.meshward.dependencies;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Manifest;
import java.util.Set;
import java.util.TreeSet;

/**
 * Services that manifests do not show because something makes them in the cluster: an operator from its custom resource
 * (the name of the resource, then a dash), or a mesh from a virtual service.
 */
public final class MadeAtRunTime {

    private static final Set<String> BUILT_IN_GROUPS = Set.of(
            "",
            "apps",
            "batch",
            "policy",
            "autoscaling",
            "extensions",
            "networking.k8s.io",
            "rbac.authorization.k8s.io",
            "storage.k8s.io",
            "apiextensions.k8s.io",
            "admissionregistration.k8s.io",
            "apiregistration.k8s.io",
            "scheduling.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "node.k8s.io");

    private final TreeSet<ServiceId> makers = new TreeSet<>();

    MadeAtRunTime(ClusterSnapshot snapshot) {
        snapshot.objects().stream()
                .filter(MadeAtRunTime::mayMakeServices)
                .forEach(object -> makers.add(
                        new ServiceId(object.key().namespace(), object.key().name())));
    }

    private static boolean mayMakeServices(Manifest object) {
        return !BUILT_IN_GROUPS.contains(object.key().group())
                && !object.key().namespace().isEmpty();
    }

    /** True when a custom resource of the namespace has this name, or the part of it before some dash. */
    public boolean explains(ServiceId missing) {
        var name = missing.name();
        for (int end = name.length(); end > 0; end = name.lastIndexOf('-', end - 1)) {
            if (makers.contains(new ServiceId(missing.namespace(), name.substring(0, end)))) {
                return true;
            }
        }
        return false;
    }
}
