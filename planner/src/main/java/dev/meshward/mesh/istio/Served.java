package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;

/** Whether a cluster knows a kind: its definition is there, or an object of it. */
final class Served {

    private Served() {}

    static boolean isServed(KnownObjects present, String group, String kind) {
        return !present.objectsOf(group, kind).isEmpty()
                || present.objectsOf("apiextensions.k8s.io", "CustomResourceDefinition").stream()
                        .anyMatch(definition -> definition.at("spec", "group").is(group)
                                && definition.at("spec", "names", "kind").is(kind));
    }
}
