package dev.meshward.bundles;

import dev.meshward.manifest.ObjectKey;
import java.util.Set;

/** Kinds the API server itself defines. They take strategic merge patches; custom resources take JSON merge patches. */
final class BuiltInKinds {

    private static final Set<String> GROUPS = Set.of(
            "",
            "apps",
            "batch",
            "autoscaling",
            "policy",
            "networking.k8s.io",
            "rbac.authorization.k8s.io",
            "storage.k8s.io",
            "scheduling.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "node.k8s.io",
            "admissionregistration.k8s.io",
            "certificates.k8s.io",
            "events.k8s.io",
            "flowcontrol.apiserver.k8s.io",
            "resource.k8s.io");

    private BuiltInKinds() {}

    static boolean contains(ObjectKey object) {
        return GROUPS.contains(object.group());
    }
}
