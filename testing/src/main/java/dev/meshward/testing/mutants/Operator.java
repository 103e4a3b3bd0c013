package dev.meshward.testing.mutants;

import java.util.function.Supplier;
import java.util.stream.Stream;

/** One way to change the files of a plan. */
public interface Operator {

    /** Such as {@code steps-swapped}. */
    String name();

    /** Whether it changes nothing that matters, so that nobody may refuse what comes of it. */
    boolean isMeantHarmless();

    /** Every place where it can be used, each giving a changed plan; always in the same order. */
    Stream<Supplier<PlanText>> places(PlanText plan, Surrounding surrounding);
}
