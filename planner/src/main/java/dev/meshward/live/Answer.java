package dev.meshward.live;

import java.time.Duration;
import java.util.Optional;

/** What came back for one request. */
sealed interface Answer {

    /** Any answer of the server, errors too; nobody compares bodies, so the array is harmless. */
    @SuppressWarnings("ArrayRecordComponent")
    record Received(int code, byte[] body, Optional<Duration> retryAfter) implements Answer {
        boolean isGood() {
            return code >= 200 && code < 300;
        }

        boolean isTooMany() {
            return code == 429;
        }

        boolean isServerTrouble() {
            return code >= 500;
        }

        /** The words of the API server, or its code where it has none. */
        String because() {
            return StatusWords.of(code, body);
        }
    }

    /** No answer, or only a part of one. */
    record Failed(String because) implements Answer {}
}
