package dev.meshward.evaluate;

import java.util.Optional;

/**
 * What leaves the caller's side.
 *
 * @param straight what goes to the callee where nothing stands between
 * @param by what goes to a stopover instead; empty for most calls
 */
public record Dispatch(Sending straight, Optional<By> by) {

    /** What goes to a stopover. */
    record By(Stopover stopover, Sending sending) {}

    static Dispatch straight(Sending sending) {
        return new Dispatch(sending, Optional.empty());
    }

    static Dispatch by(Stopover stopover, Sending sending, Sending straight) {
        return new Dispatch(straight, Optional.of(new By(stopover, sending)));
    }
}
