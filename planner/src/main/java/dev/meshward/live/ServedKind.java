package dev.meshward.live;

/**
 * A kind of object as the API server serves it.
 *
 * @param group empty for the core group
 * @param version the one the server prefers among those that serve this kind
 * @param plural what it is called in paths and in rights, such as {@code deployments}
 * @param canBeListed false for kinds that exist only to be asked, such as reviews
 */
public record ServedKind(
        String group, String version, String plural, String kind, boolean isNamespaced, boolean canBeListed)
        implements Comparable<ServedKind> {

    /** {@code deployments.apps}, or {@code pods} in the core group. */
    public String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** The path of all of them, or of those in one namespace where that is not empty. */
    String path(String namespace) {
        var root = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
        return root + (namespace.isEmpty() ? "" : "/namespaces/" + Query.encoded(namespace)) + "/" + plural;
    }

    @Override
    public int compareTo(ServedKind other) {
        return resource().compareTo(other.resource());
    }
}
