package dev.meshward.desktop.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.session.OpenedSession;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanCalendarTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 14);

    private final OpenedSession opened = new OpenedSession();
    private final PlanCalendar calendar = new PlanCalendar(opened.session());

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void no_stage_begins_before_the_first_day_or_in_a_frozen_week() throws InterruptedException {
        opened.open("corner-shop");
        calendar.begin(MONDAY, Optional.of(2), 3);
        calendar.freeze(LocalDate.of(2026, 12, 18), LocalDate.of(2027, 1, 3), "Christmas");
        calendar.freeze(LocalDate.of(2027, 1, 3), LocalDate.of(2026, 12, 18), "the wrong way round");

        var dates = opened.planned().result().plan().datesByStage().values();
        assertThat(dates).isNotEmpty();
        assertThat(calendar.freezes()).hasSize(1);
        assertThat(dates).allSatisfy(days -> {
            assertThat(days.starts()).isAfterOrEqualTo(MONDAY);
            assertThat(days.starts().isBefore(LocalDate.of(2026, 12, 18))
                            || days.starts().isAfter(LocalDate.of(2027, 1, 3)))
                    .isTrue();
        });
        calendar.thaw(calendar.freezes().getFirst());
        assertThat(calendar.freezes()).isEmpty();
    }
}
