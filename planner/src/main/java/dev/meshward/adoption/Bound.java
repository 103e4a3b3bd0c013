package dev.meshward.adoption;

import java.util.Locale;

/**
 * What no plan can beat under the same limits, each level with the ones before it as the plan has them.
 *
 * @param inversions 0, unless an engine proved that some cannot be avoided
 * @param stages the fewest stages
 * @param exposure the least exposure of a plan with as many stages
 */
public record Bound(long inversions, int stages, double exposure) {

    /** For people: {@code 0 inversions, 12 stages, exposure 3.50}. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "%d inversion%s, %d stage%s, exposure %.2f",
                inversions,
                inversions == 1 ? "" : "s",
                stages,
                stages == 1 ? "" : "s",
                exposure);
    }
}
