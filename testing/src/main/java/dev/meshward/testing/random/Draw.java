package dev.meshward.testing.random;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Chance with a seed: the same seed draws the same lots on every machine. */
record Draw(RandomGenerator random) {

    /** The algorithm is named, since a default may change from one JDK to the next. */
    static Draw seeded(long seed) {
        return new Draw(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    }

    /** True in this many of a hundred cases. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
