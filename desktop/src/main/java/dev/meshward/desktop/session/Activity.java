package dev.meshward.desktop.session;

import dev.meshward.desktop.background.Ticket;
import dev.meshward.survey.Survey;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
     */
    record Busy(Task task, String about, Optional<Survey.Leg> leg, Amount amount, Instant since, Ticket ticket)
            implements Activity {

        static Busy beginning(Task task, String about, Ticket ticket) {
            return new Busy(task, about, Optional.empty(), Amount.nothing(), Instant.now(), ticket);
        }

        Busy at(Survey.Leg reached) {
            return new Busy(task, about, Optional.of(reached), amount, since, ticket);
        }

        Busy having(long objects, long bytes) {
            return with(new Amount(objects, bytes, amount.objectsByResource()));
        }

        Busy having(SortedMap<String, Long> objectsByResource) {
            return with(new Amount(amount.objects(), amount.bytes(), objectsByResource));
        }

        private Busy with(Amount other) {
            return new Busy(task, about, leg, other, since, ticket);
        }
    }

    /**
     * What was read so far.
     *
     * @param objects 0 where they are not counted
     * @param objectsByResource by what rights call them; empty where they are not counted
     */
    record Amount(long objects, long bytes, SortedMap<String, Long> objectsByResource) {
        public Amount {
            objectsByResource = Collections.unmodifiableSortedMap(new TreeMap<>(objectsByResource));
        }

        static Amount nothing() {
            return new Amount(0, 0, new TreeMap<>());
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
