package dev.meshward.testing.simulator;

import java.util.Collection;
import java.util.function.Function;

/** Yes, no, or nobody can tell. */
enum Answer {
    NO,
    MAYBE,
    YES;

    static Answer of(boolean yes) {
        return yes ? YES : NO;
    }

    Answer and(Answer other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Answer or(Answer other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Answer not() {
        return switch (this) {
            case NO -> YES;
            case MAYBE -> MAYBE;
            case YES -> NO;
        };
    }

    /** The same from both, else nobody can tell. */
    Answer agreed(Answer other) {
        return this == other ? this : MAYBE;
    }

    static <T> Answer any(Collection<T> all, Function<T, Answer> each) {
        return all.stream().map(each).reduce(NO, Answer::or);
    }

    static <T> Answer every(Collection<T> all, Function<T, Answer> each) {
        return all.stream().map(each).reduce(YES, Answer::and);
    }
}
