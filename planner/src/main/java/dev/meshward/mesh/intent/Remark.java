package dev.meshward.mesh.intent;

import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import java.util.Comparator;

/**
 * Something to know about a translation that is no fate of a single field: a default that differs, a Service that is not in
 * the source, a setting that surely says something else than was meant.
 */
public record Remark(Aspect aspect, ObjectKey object, Place place, String sentence) implements Comparable<Remark> {

    private static final Comparator<Remark> ORDER = Comparator.comparing(Remark::place)
            .thenComparing(Remark::object)
            .thenComparing(remark -> remark.aspect().code())
            .thenComparing(Remark::sentence);

    @Override
    public int compareTo(Remark other) {
        return ORDER.compare(this, other);
    }
}
