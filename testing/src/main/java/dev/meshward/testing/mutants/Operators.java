package dev.meshward.testing.mutants;

import java.util.List;
import java.util.stream.Stream;

/** Every operator there is. */
public final class Operators {

    private Operators() {}

    /** Those whose mutants may do harm, then those whose mutants may not. */
    public static List<Operator> all() {
        return Stream.of(Steps.all(), AnyObject.all(), Policies.all(), Intruders.all(), Trifles.all())
                .flatMap(List::stream)
                .toList();
    }
}
