package dev.meshward.export.figures;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What becomes of one call in the course of the plan.
 *
 * @param always for calls that no stage changes; otherwise {@link State#OUTSIDE}, where each begins
 * @param mutual the stage from which both sides have a proxy
 * @param strict the stage from which nothing but mutual TLS is accepted
 * @param authorized the stage from which only listed callers are accepted
 * @param refused the stage from which it would be refused, until {@code mutual}
 */
public record CallCourse(State always, int mutual, int strict, int authorized, int refused) {

    public static CallCourse steady(State state) {
        return new CallCourse(state, Way.NEVER, Way.NEVER, Way.NEVER, Way.NEVER);
    }

    public static CallCourse of(int mutual, int strict, int authorized, int refused) {
        return new CallCourse(State.OUTSIDE, mutual, strict, authorized, refused);
    }

    public boolean isCarried() {
        return always == State.OUTSIDE;
    }

    public State after(int stage) {
        if (!isCarried()) {
            return always;
        }
        if (mutual > stage) {
            return refused <= stage ? State.REFUSED : State.OUTSIDE;
        }
        if (authorized <= stage) {
            return State.AUTHORIZED;
        }
        return strict <= stage ? State.STRICT : State.JOINED;
    }

    /** One letter a moment. */
    public String letters(List<Integer> moments) {
        return moments.stream().map(moment -> after(moment).letter()).collect(Collectors.joining());
    }
}
