package dev.meshward.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.Calendar;
import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.Limits;
import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.Wish;
import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Place;
import dev.meshward.mesh.Tuning;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PreferencesWriterTest {

    private static final int SEEDS = Integer.getInteger("seeds", 500);
    private static final Place HERE = Place.nowhere();
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 11, 30);
    private static final List<String> NAMES =
            List.of("shop", "1.0", "null", "yes", "2026-12-01", "a-b.c", "0x1F", "~", "012", "true", "no");
    private static final List<String> TEXTS = List.of(
            "Christmas",
            "a: b # c",
            "\"quoted\"",
            "- x",
            "two\nlines",
            "{{ x }}",
            "ümläut 日本",
            "'",
            "1e3",
            "@team",
            "null");

    @Test
    void whatever_is_wished_for_comes_back() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var preferences = new Dreaming(seed).preferences();
            var yaml = PreferencesWriter.yaml(preferences);
            var root = DataReader.yaml("wishes.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                    .documents()
                    .getFirst();

            assertThat(PreferencesReader.readAsWritten(root))
                    .describedAs("seed %s%n%s", seed, yaml)
                    .isInstanceOfSatisfying(PreferencesReader.Answer.Read.class, read -> {
                        assertThat(read.preferences().limits()).isEqualTo(preferences.limits());
                        assertThat(read.preferences().calendar()).isEqualTo(preferences.calendar());
                        assertThat(read.preferences().unplaced().wishes())
                                .containsExactlyInAnyOrderElementsOf(preferences.wishes());
                        assertThat(PreferencesWriter.yaml(read.preferences())).isEqualTo(yaml);
                    });
        }
    }

    @Test
    void nothing_but_the_schema_is_written_where_nothing_is_wished_for() {
        assertThat(PreferencesWriter.yaml(PlanPreferences.byDefault()))
                .isEqualTo("schema: meshward.dev/preferences/v1\n");
    }

    @Test
    void of_two_owners_of_one_workload_the_first_counts_as_it_does_for_the_planner() {
        var target = new Wish.Target("shop", "cart");
        var yaml = PreferencesWriter.yaml(PlanPreferences.wishing(
                List.of(new Wish.OwnerOf(target, "Ines", HERE), new Wish.OwnerOf(target, "Oli", HERE))));

        assertThat(yaml).contains("shop/cart: Ines").doesNotContain("Oli");
    }

    /** Makes up preferences, each wish at most once for a target, as a file can hold them. */
    private static final class Dreaming {

        private final SplittableRandom random;
        private final List<Wish> wishes = new ArrayList<>();

        Dreaming(long seed) {
            random = new SplittableRandom(seed);
        }

        PlanPreferences preferences() {
            for (var name : NAMES) {
                about(new Wish.Target(name, random.nextBoolean() ? "" : one(NAMES)));
            }
            if (random.nextBoolean()) {
                wishes.add(new Wish.StrictByDefault(HERE));
            }
            var limits = random.nextBoolean()
                    ? Limits.byDefault()
                    : new Limits(number(), random.nextBoolean() ? 3 : number(), number());
            return new PlanPreferences(limits, wishes, calendar());
        }

        private void about(Wish.Target target) {
            var other = new Wish.Target(one(NAMES), "x");
            switch (random.nextInt(9)) {
                case 0 -> wishes.add(new Wish.CriticalityOf(target, one(List.of(Criticality.values())), HERE));
                case 1 -> wishes.add(new Wish.OwnerOf(target, one(TEXTS), HERE));
                case 2 -> wishes.add(new Wish.Before(target, other, HERE));
                case 3 -> wishes.add(new Wish.Together(target, other, HERE));
                case 4 -> wishes.add(new Wish.Apart(target, other, HERE));
                case 5 -> wishes.add(new Wish.Never(target, random.nextBoolean() ? "" : one(TEXTS), HERE));
                case 6 -> wishes.add(new Wish.At(target, number(), HERE));
                case 7 ->
                    wishes.add(new Wish.Freeze(
                            SOME_DAY,
                            SOME_DAY.plusDays(random.nextInt(40)),
                            random.nextBoolean() ? "" : one(TEXTS),
                            HERE));
                default -> tunings(new ServiceId(target.namespace(), "api"));
            }
        }

        private void tunings(ServiceId service) {
            wishes.add(new Wish.Tuned(service, new Tuning.Timeout(duration()), HERE));
            if (random.nextBoolean()) {
                wishes.add(new Wish.Tuned(service, new Tuning.Retries(number(), List.of("GET", "PUT")), HERE));
            }
            if (random.nextBoolean()) {
                wishes.add(new Wish.Tuned(
                        service, new Tuning.Ejection(number(), duration(), 1 + random.nextInt(50)), HERE));
            }
        }

        private Optional<Calendar> calendar() {
            var days = EnumSet.of(one(List.of(DayOfWeek.values())), one(List.of(DayOfWeek.values())));
            return random.nextInt(3) == 0
                    ? Optional.empty()
                    : Optional.of(new Calendar(
                            SOME_DAY.plusDays(random.nextInt(300)),
                            random.nextBoolean() ? Calendar.usualWorkingDays() : days,
                            random.nextBoolean() ? Optional.empty() : Optional.of(number()),
                            number()));
        }

        private Duration duration() {
            return Duration.ofMillis(1 + random.nextInt(100_000));
        }

        private int number() {
            return 1 + random.nextInt(60);
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
