package dev.meshward.advice;

import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import java.util.Comparator;

/**
 * What is wrong, where, why it matters and what to do, in the order in which it is told.
 *
 * @param subject the object the diagnosis is about
 * @param place the field that shows it
 * @param what one sentence: the defect, with the values found
 * @param why one sentence: what happens because of it
 * @param advice one or two sentences beginning with "Perhaps", "Set", "Give" …: what to do
 */
public record Diagnosis(
        Code code, Severity severity, ObjectKey subject, Place place, String what, String why, String advice)
        implements Comparable<Diagnosis> {

    private static final Comparator<Diagnosis> ORDER = Comparator.comparing(Diagnosis::severity)
            .thenComparing(Diagnosis::code)
            .thenComparing(Diagnosis::subject)
            .thenComparing(Diagnosis::place)
            .thenComparing(Diagnosis::what);

    @Override
    public int compareTo(Diagnosis other) {
        return ORDER.compare(this, other);
    }
}
