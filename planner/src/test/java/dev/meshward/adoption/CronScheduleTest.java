package dev.meshward.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

    @ParameterizedTest(name = "{0} fires after {1} days at the latest")
    @CsvSource(delimiter = '|', textBlock = """
        * * * * *                  | 1
        */5 * * * *                | 1
        0 3 * * *                  | 1
        0 3 * * 1-5                | 3
        0 3 * * mon-fri            | 3
        0 3 * * 0                  | 7
        0 3 * * 7                  | 7
        0 3 * * SUN                | 7
        0 3 * * 1,4                | 4
        0 3 1 * *                  | 31
        0 3 1,15 * *               | 17
        0 3 31 * *                 | 61
        0 3 1 */3 *                | 92
        0 3 1 jan,jul *            | 184
        0 0 29 2 *                 | 1461
        0 0 */10 * *               | 10
        0 0 5/10 * *               | 11
        0 0 13 * 5                 | 7
        30 4-20/2 * * ?            | 1
        CRON_TZ=Europe/Berlin 0 3 1 * * | 31
        TZ=UTC @weekly             | 7
        @hourly                    | 1
        @daily                     | 1
        @midnight                  | 1
        @weekly                    | 7
        @monthly                   | 31
        @yearly                    | 366
        @annually                  | 366
        @every 1h30m               | 1
        @every 240h                | 10
        """)
    void the_longest_wait_between_two_runs_is_known(String schedule, int days) {
        assertThat(CronSchedule.parse(schedule))
                .hasValueSatisfying(
                        parsed -> assertThat(parsed.longestGapInDays()).hasValue(days));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 8",
                "*/0 * * * *",
                "5-2 * * * *",
                "1-2-3 * * * *",
                "1/2/3 * * * *",
                "a * * * *",
                "@fortnightly",
                "@every soon",
                "@every",
                ", * * * *",
                "99999 * * * *"
            })
    void what_is_no_schedule_is_not_taken_for_one(String text) {
        assertThat(CronSchedule.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6,9,11 *"})
    void a_schedule_that_never_fires_has_no_gap(String schedule) {
        assertThat(CronSchedule.parse(schedule).map(CronSchedule::longestGapInDays))
                .contains(OptionalInt.empty());
    }
}
