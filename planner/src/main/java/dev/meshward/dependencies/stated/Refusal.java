package dev.meshward.dependencies.stated;

import dev.meshward.manifest.Place;

/**
 * Something in a file of statements that was not accepted.
 *
 * @param because one sentence: what was found, and what is expected
 */
public record Refusal(Place place, String because) implements Comparable<Refusal> {

    @Override
    public int compareTo(Refusal other) {
        return java.util.Comparator.comparing(Refusal::place)
                .thenComparing(Refusal::because)
                .compare(this, other);
    }
}
