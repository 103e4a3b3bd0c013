package dev.meshward.manifest;

import java.util.Comparator;

/**
 * Where something is written.
 *
 * @param file the file as the user named it, with entries of an archive as {@code dump.zip!a/b.yaml}; {@code "-"} for
 *     standard input; {@code kube://prod/shop/deployment.apps/checkout} for an object of a running cluster; empty when the
 *     object was not read at all
 * @param line counted from 1; 0 when not known
 * @param path the field, such as {@code spec.template.spec.containers[0].env[3].value}; empty for the whole object
 */
public record Place(String file, int line, String path) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparing(Place::path);

    /** Whether an editor can open it: standard input and running clusters hold no files. */
    public boolean isInFile() {
        return !file.isEmpty() && !file.equals("-") && !file.startsWith(ApiListReader.SCHEME);
    }

    public static Place nowhere() {
        return new Place("", 0, "");
    }

    /** {@code checkout.yaml:42 spec.replicas}, the form every diagnostic and every export uses. */
    @Override
    public String toString() {
        return path.isEmpty() ? file + ":" + line : file + ":" + line + " " + path;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
