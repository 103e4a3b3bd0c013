package dev.meshward.evaluate;

import java.util.Collection;
import java.util.function.Function;

/** Whether a rule fits a call of which not everything is known, such as its path or its address. */
public enum Match {
    NO,
    MAYBE,
    YES;

    public static Match of(boolean fits) {
        return fits ? YES : NO;
    }

    public Match and(Match other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Match or(Match other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Match not() {
        return switch (this) {
            case NO -> YES;
            case MAYBE -> MAYBE;
            case YES -> NO;
        };
    }

    /** Fits when any of these does; {@link #NO} for none. */
    public static <T> Match any(Collection<T> all, Function<T, Match> each) {
        var best = NO;
        for (var one : all) {
            best = best.or(each.apply(one));
            if (best == YES) {
                return YES;
            }
        }
        return best;
    }

    /** Fits when all of these do; {@link #YES} for none. */
    public static <T> Match all(Collection<T> all, Function<T, Match> each) {
        var worst = YES;
        for (var one : all) {
            worst = worst.and(each.apply(one));
            if (worst == NO) {
                return NO;
            }
        }
        return worst;
    }
}
