package dev.meshward.mesh.istio;

import java.util.List;
import java.util.function.Function;

/** Whether a rule speaks of a call of which not everything is known. */
enum Fit {
    NO,
    PERHAPS,
    YES;

    static Fit of(boolean fits) {
        return fits ? YES : NO;
    }

    Fit and(Fit other) {
        return compareTo(other) < 0 ? this : other;
    }

    Fit or(Fit other) {
        return compareTo(other) > 0 ? this : other;
    }

    Fit not() {
        return switch (this) {
            case NO -> YES;
            case PERHAPS -> PERHAPS;
            case YES -> NO;
        };
    }

    static <T> Fit any(List<T> all, Function<T, Fit> each) {
        return all.stream().map(each).reduce(NO, Fit::or);
    }

    static <T> Fit all(List<T> all, Function<T, Fit> each) {
        return all.stream().map(each).reduce(YES, Fit::and);
    }
}
