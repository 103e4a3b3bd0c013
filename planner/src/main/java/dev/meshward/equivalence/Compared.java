package dev.meshward.equivalence;

import java.util.List;

/**
 * What came out for one port or one way.
 *
 * @param relation of all that was compared; {@link Relation#EQUAL} where nothing was
 * @param examples one for each relation that was found, {@link Relation#WIDER} first; none where both are equal
 * @param unchecked parts that were not compared: without any, the relation holds for every request
 */
public record Compared(Relation relation, List<Counterexample> examples, List<Unchecked> unchecked) {
    public Compared {
        examples = List.copyOf(examples);
        unchecked = List.copyOf(unchecked);
    }

    static Compared unchecked(String because) {
        return new Compared(Relation.EQUAL, List.of(), List.of(new Unchecked("everything", because)));
    }

    /** Whether both were compared on every request and do the same. */
    public boolean isProvenEqual() {
        return relation == Relation.EQUAL && unchecked.isEmpty();
    }

    /** {@code equal}, {@code narrower}, {@code wider}, {@code different}, or {@code not checked} where nothing else is known. */
    public String word() {
        return relation == Relation.EQUAL && !unchecked.isEmpty() ? "not checked" : relation.word();
    }
}
