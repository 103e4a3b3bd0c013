package dev.meshward.desktop.open;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.background.Ticket;
import dev.meshward.desktop.open.ReadingViewModel.KindRead;
import dev.meshward.desktop.session.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReadingViewModelTest {

    private static final Instant BEGAN = Instant.parse("2026-11-24T07:40:00Z");

    @Test
    void kinds_are_told_each_with_its_number_and_its_rate_and_the_most_first() {
        var busy = reading(Map.of("services", 40L, "pods", 1_000L, "deployments.apps", 160L));

        assertThat(after(2_000).kinds(busy))
                .containsExactly(
                        new KindRead("pods", "1000", "500 a second"),
                        new KindRead("deployments.apps", "160", "80 a second"),
                        new KindRead("services", "40", "20 a second"));
    }

    @Test
    void the_first_moment_has_no_rate_and_files_have_no_kinds() {
        assertThat(after(100).kinds(reading(Map.of("pods", 7L)))).containsExactly(new KindRead("pods", "7", ""));
        assertThat(after(2_000).kinds(reading(Map.of()))).isEmpty();
    }

    private static Activity.Busy reading(Map<String, Long> objectsByResource) {
        return new Activity.Busy(
                Activity.Task.SCAN,
                "prod-eu",
                Optional.empty(),
                new Activity.Amount(0, 0, new TreeMap<>(objectsByResource)),
                BEGAN,
                new Ticket());
    }

    private static ReadingViewModel after(long millis) {
        return new ReadingViewModel(() -> BEGAN.plus(Duration.ofMillis(millis)));
    }
}
