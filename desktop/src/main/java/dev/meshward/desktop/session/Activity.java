package dev.meshward.desktop.session;

import dev.meshward.desktop.background.Ticket;
import dev.meshward.survey.Survey;
import java.time.Instant;
import java.util.Optional;

/** What the machine is busy with. */
public sealed interface Activity {

    /** The slow things. */
    enum Task {
        SCAN,
        SURVEY,
        PLAN
    }

    /** Nothing. */
    record Idle() implements Activity {}

    /**
     * At work.
     *
     * @param about the name of what is worked on
     * @param leg how far it got
     * @param objects read so far; 0 where that is not counted
     * @param bytes read so far
     */
    record Busy(
            Task task, String about, Optional<Survey.Leg> leg, long objects, long bytes, Instant since, Ticket ticket)
            implements Activity {

        Busy at(Survey.Leg reached) {
            return new Busy(task, about, Optional.of(reached), objects, bytes, since, ticket);
        }

        Busy having(long moreObjects, long moreBytes) {
            return new Busy(task, about, leg, moreObjects, moreBytes, since, ticket);
        }
    }

    /**
     * It went wrong; what was there before is there still.
     *
     * @param because a sentence for people
     */
    record Failed(Task task, String about, String because) implements Activity {}

    /** Somebody called it off. */
    record Cancelled(Task task, String about) implements Activity {}
}
