package dev.meshward.mesh.intent;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whose calls are meant.
 *
 * @param namespaces those of the callers; empty where everybody is meant
 */
public record Audience(SortedSet<String> namespaces) {

    public Audience {
        namespaces = Collections.unmodifiableSortedSet(new TreeSet<>(namespaces));
    }

    public static Audience everybody() {
        return new Audience(new TreeSet<>());
    }

    public static Audience of(String namespace) {
        return new Audience(new TreeSet<>(java.util.List.of(namespace)));
    }

    public boolean isEverybody() {
        return namespaces.isEmpty();
    }
}
