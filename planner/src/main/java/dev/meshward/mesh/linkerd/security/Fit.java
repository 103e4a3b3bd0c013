package dev.meshward.mesh.linkerd.security;

import java.util.Collection;
import java.util.function.Function;

/** Whether something fits a condition, as far as the source tells. The order is from worst to best. */
enum Fit {
    NO,
    PERHAPS,
    YES;

    static Fit of(boolean fits) {
        return fits ? YES : NO;
    }

    Fit and(Fit other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Fit not() {
        return switch (this) {
            case NO -> YES;
            case PERHAPS -> PERHAPS;
            case YES -> NO;
        };
    }

    static <T> Fit any(Collection<T> candidates, Function<T, Fit> fit) {
        var best = NO;
        for (var candidate : candidates) {
            var one = fit.apply(candidate);
            best = one.compareTo(best) > 0 ? one : best;
        }
        return best;
    }
}
