package dev.meshward.export.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.export.ShopPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SoakTest {

    @Test
    void durations_are_read_as_prometheus_writes_them() {
        assertThat(Soak.duration("7d")).isEqualTo(Duration.ofDays(7));
        assertThat(Soak.duration("1h30m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Soak.duration("2w")).isEqualTo(Duration.ofDays(14));
        assertThat(Soak.duration("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(Soak.duration("")).isZero();
        assertThat(Soak.duration("until the month ends")).isZero();
        assertThat(Soak.duration("-7d")).isZero();
    }

    @Test
    void the_least_is_what_the_stages_prove_afterwards_one_by_one() {
        var stages = ShopPlan.directory().plan().stages();

        assertThat(Soak.atLeast(stages)).isEqualTo(Duration.ofDays(1));
        assertThat(Soak.oneAfterTheOther(stages)).isEqualTo(Duration.ofDays(8));
    }

    @Test
    void durations_are_told_in_days_and_hours() {
        assertThat(Soak.words(Duration.ofDays(35))).isEqualTo("35 days");
        assertThat(Soak.words(Duration.ofHours(25))).isEqualTo("1 day and 1 hour");
        assertThat(Soak.words(Duration.ofMinutes(30))).isEqualTo("30 minutes");
    }
}
