package dev.meshward.live;

import java.time.Duration;
import java.util.function.Supplier;

/** Asks until there is an answer that asking again would not change. */
final class Asking {

    /** What a server asks for at most; one that is busy for longer is busy for the whole scan. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int TRIES_WHEN_BUSY = 10;

    private final Pace pace;
    private final int triesInTrouble;

    /** @param triesInTrouble how often at most when the server fails or the connection breaks */
    Asking(Pace pace, int triesInTrouble) {
        this.pace = pace;
        this.triesInTrouble = triesInTrouble;
    }

    Answer answer(Supplier<Answer> request) {
        int busy = 0;
        int troubled = 0;
        while (true) {
            pace.awaitTurn();
            var answer = request.get();
            if (answer instanceof Answer.Received received && received.isTooMany() && ++busy < TRIES_WHEN_BUSY) {
                pace.pause(pauseWanted(received));
            } else if (isTrouble(answer) && ++troubled < triesInTrouble) {
                pace.sleep(FIRST_PAUSE.multipliedBy(1L << (troubled - 1)));
            } else {
                return answer;
            }
        }
    }

    private static Duration pauseWanted(Answer.Received received) {
        var wanted = received.retryAfter().orElse(Duration.ofSeconds(1));
        return wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
    }

    private static boolean isTrouble(Answer answer) {
        return switch (answer) {
            case Answer.Failed _ -> true;
            case Answer.Received received -> received.isServerTrouble();
        };
    }
}
