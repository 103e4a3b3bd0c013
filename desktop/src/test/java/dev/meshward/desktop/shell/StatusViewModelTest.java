package dev.meshward.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.background.Ticket;
import dev.meshward.desktop.session.Activity;
import dev.meshward.desktop.session.Activity.Task;
import dev.meshward.survey.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatusViewModelTest {

    private static final Instant BEGAN = Instant.parse("2026-11-24T07:40:00Z");

    @Test
    void who_does_nothing_says_nothing() {
        assertThat(after(0).words(new Activity.Idle())).isEmpty();
    }

    @Test
    void reading_tells_how_much_came_and_soon_how_fast() {
        var busy = reading(1_200, 4_000_000);

        assertThat(after(500).words(busy))
                .contains("prod-eu", "1,200 objects", "4.0 MB")
                .doesNotContain("/s");
        assertThat(after(2_000).words(busy)).contains("600 objects/s");
        assertThat(after(2_000).words(reading(0, 4_000_000)))
                .contains("2.0 MB/s")
                .doesNotContain("objects");
    }

    @Test
    void failures_name_what_did_not_work_and_why_and_what_was_called_off_lost_nothing() {
        assertThat(after(0).words(new Activity.Failed(Task.SCAN, "prod-eu", "It cannot be reached.")))
                .contains("prod-eu", "reading the cluster", "It cannot be reached.");
        assertThat(after(0).words(new Activity.Cancelled(Task.PLAN, "prod-eu")))
                .contains("arranging the stages", "still");
    }

    @Test
    void work_that_has_begun_a_leg_says_which() {
        var leg = Survey.Leg.values()[0];

        assertThat(after(0).words(new Activity.Busy(
                        Task.SURVEY,
                        "prod-eu",
                        Optional.of(leg),
                        new Activity.Amount(0, 0, new TreeMap<>()),
                        BEGAN,
                        new Ticket())))
                .contains(leg.doing());
    }

    private static Activity.Busy reading(long objects, long bytes) {
        return new Activity.Busy(
                Task.SCAN,
                "prod-eu",
                Optional.empty(),
                new Activity.Amount(objects, bytes, new TreeMap<>()),
                BEGAN,
                new Ticket());
    }

    private static StatusViewModel after(long millis) {
        return new StatusViewModel(() -> BEGAN.plus(Duration.ofMillis(millis)));
    }
}
