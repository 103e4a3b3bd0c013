package dev.meshward.equivalence;

import dev.meshward.evaluate.Request;
import java.util.List;

/**
 * One request of every kind that rules can tell apart.
 *
 * @param requests none where there are too many
 * @param doubts why some kind may be missing
 */
record Space(List<Request> requests, List<String> doubts) {

    /** More requests than these are not tried at one place. */
    static final long MOST = 100_000;

    static Space tooLarge() {
        return new Space(List.of(), List.of("There are more than " + MOST + " kinds of requests to tell apart."));
    }
}
