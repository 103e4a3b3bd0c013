package dev.meshward.scan;

import java.util.Set;

/** Fields that Kubernetes and its well-known extensions give a fixed meaning, so that they hold no secret by their name. */
final class FixedMeaning {

    /** Fields whose values are names and digests, and whose change would tear references apart. */
    private static final Set<String> NAMES = Set.of(
            "apiVersion",
            "kind",
            "labels",
            "matchLabels",
            "selector",
            "image",
            "caBundle",
            "podSelector",
            "namespaceSelector",
            "ownerReferences",
            "matchExpressions",
            "imagePullSecrets",
            "secretKeyRef",
            "configMapKeyRef",
            "volumeMounts",
            "ports",
            "probe",
            "resources",
            "creationTimestamp",
            "nodeName",
            "secretName",
            "serviceAccountName",
            "topologyKey");

    /** Groups whose fields have fixed meanings; a field called {@code token} there is a place and not a secret. */
    private static final Set<String> STRUCTURED_GROUPS = Set.of(
            "",
            "apps",
            "batch",
            "extensions",
            "networking.k8s.io",
            "policy",
            "autoscaling",
            "rbac.authorization.k8s.io",
            "discovery.k8s.io",
            "storage.k8s.io",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "gateway.networking.k8s.io",
            "monitoring.coreos.com");

    private FixedMeaning() {}

    /** Whether the value of such a field is a name or a digest, whatever it looks like. */
    static boolean isName(String key) {
        return NAMES.contains(key);
    }

    /** Whether all fields of this group have a fixed meaning. */
    static boolean isIn(String group) {
        return STRUCTURED_GROUPS.contains(group)
                || group.endsWith("istio.io")
                || group.endsWith("linkerd.io")
                || group.endsWith("cilium.io")
                || group.endsWith("consul.hashicorp.com")
                || group.endsWith("k8s.aws");
    }
}
