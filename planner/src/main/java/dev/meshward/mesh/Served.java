package dev.meshward.mesh;

import dev.meshward.cluster.KnownObjects;

/** Whether a cluster knows a kind: its definition is there, or an object of it. */
public final class Served {

    private Served() {}

    /** True for a kind of this group. */
    public static boolean isServed(KnownObjects present, String group, String kind) {
        return !present.objectsOf(group, kind).isEmpty()
                || present.objectsOf("apiextensions.k8s.io", "CustomResourceDefinition").stream()
                        .anyMatch(definition -> definition.at("spec", "group").is(group)
                                && definition.at("spec", "names", "kind").is(kind));
    }
}
