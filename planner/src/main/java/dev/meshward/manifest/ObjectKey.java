package dev.meshward.manifest;

/**
 * What makes a Kubernetes object one object: its group, kind, namespace and name. The version is not part of it, since
 * one object is served in several.
 *
 * @param group the API group without version; empty for the core group
 * @param namespace empty for objects of cluster scope
 */
public record ObjectKey(String group, String kind, String namespace, String name) implements Comparable<ObjectKey> {

    /** The group part of an apiVersion: {@code apps} of {@code apps/v1}, empty for {@code v1}. */
    public static String groupOf(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    public boolean isNamespaced() {
        return !namespace.isEmpty();
    }

    /** {@code deployment shop/checkout}, as people and kubectl say it. */
    @Override
    public String toString() {
        var scope = namespace.isEmpty() ? "" : namespace + "/";
        return kind.toLowerCase(java.util.Locale.ROOT) + " " + scope + name;
    }

    /** By namespace, kind, name and group. Written out: large clusters compare keys many million times. */
    @Override
    public int compareTo(ObjectKey other) {
        int byNamespace = namespace.compareTo(other.namespace);
        int byKind = byNamespace != 0 ? byNamespace : kind.compareTo(other.kind);
        int byName = byKind != 0 ? byKind : name.compareTo(other.name);
        return byName != 0 ? byName : group.compareTo(other.group);
    }
}
