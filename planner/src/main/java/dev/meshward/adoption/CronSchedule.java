package dev.meshward.adoption;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The days on which a cron schedule fires, as far as plans need it: how long one has to wait to have seen a run.
 *
 * <p>The syntax is that of Kubernetes' CronJob: five fields with lists, ranges, steps and names, or {@code @daily} and its
 * like. Where both the day of the month and the day of the week are restricted, a day matches when either does.
 *
 * @param daysAreEither whether day of month and day of week are alternatives
 * @param fixedDays for {@code @every 240h}: the days between two firings, rounded up; 0 for schedules by date
 */
record CronSchedule(BitSet daysOfMonth, BitSet months, BitSet daysOfWeek, boolean daysAreEither, int fixedDays) {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> WEEKDAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

    /** Two leap cycles: the rarest schedule is 29 February. */
    private static final int DAYS_LOOKED_AT = 9 * 366;

    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|h|m|s)");

    /** The schedule, or empty where this is none. */
    static Optional<CronSchedule> parse(String text) {
        var words = withoutTimeZone(text.strip().toLowerCase(Locale.ROOT));
        if (words.startsWith("@")) {
            return named(words);
        }
        var fields = words.split("\\s+", -1);
        return fields.length == 5 ? ofFields(fields) : Optional.empty();
    }

    private static String withoutTimeZone(String text) {
        return text.replaceFirst("^(cron_)?tz=\\S+\\s+", "");
    }

    private static Optional<CronSchedule> named(String words) {
        return switch (words) {
            case "@yearly", "@annually" -> parse("0 0 1 1 *");
            case "@monthly" -> parse("0 0 1 * *");
            case "@weekly" -> parse("0 0 * * 0");
            case "@daily", "@midnight" -> parse("0 0 * * *");
            case "@hourly" -> parse("0 * * * *");
            default -> every(words);
        };
    }

    private static Optional<CronSchedule> every(String words) {
        if (!words.matches("@every\\s+(" + DURATION.pattern() + ")+")) {
            return Optional.empty();
        }
        double hours = DURATION.matcher(words)
                .results()
                .mapToDouble(part -> Double.parseDouble(part.group(1)) * hoursPer(part.group(2)))
                .sum();
        int days = (int) Math.clamp(Math.ceil(hours / 24), 1, DAYS_LOOKED_AT);
        return Optional.of(new CronSchedule(new BitSet(), new BitSet(), new BitSet(), false, days));
    }

    private static double hoursPer(String unit) {
        return switch (unit) {
            case "h" -> 1;
            case "m" -> 1.0 / 60;
            case "s" -> 1.0 / 3600;
            default -> 1.0 / 3_600_000;
        };
    }

    private static Optional<CronSchedule> ofFields(String[] fields) {
        var minutes = CronField.parse(fields[0], 0, 59, List.of());
        var hours = CronField.parse(fields[1], 0, 23, List.of());
        var days = CronField.parse(fields[2], 1, 31, List.of());
        var months = CronField.parse(fields[3], 1, 12, MONTHS);
        var weekdays = CronField.parse(fields[4], 0, 7, WEEKDAYS);
        if (minutes.isEmpty() || hours.isEmpty() || days.isEmpty() || months.isEmpty() || weekdays.isEmpty()) {
            return Optional.empty();
        }
        var ofWeek = withSundayAsNought(weekdays.get().values());
        boolean either = !days.get().isAny() && !weekdays.get().isAny();
        return Optional.of(new CronSchedule(days.get().values(), months.get().values(), ofWeek, either, 0));
    }

    private static BitSet withSundayAsNought(BitSet weekdays) {
        if (weekdays.get(7)) {
            weekdays.set(0);
        }
        return weekdays;
    }

    /** The most days between two firings; empty when it never fires, such as on 30 February. */
    OptionalInt longestGapInDays() {
        return fixedDays > 0 ? OptionalInt.of(fixedDays) : longestGapByDate();
    }

    private OptionalInt longestGapByDate() {
        int longest = 0;
        int last = -1;
        for (int day = 0; day < DAYS_LOOKED_AT; day++) {
            if (firesOn(FIRST_DAY.plusDays(day))) {
                longest = last < 0 ? longest : Math.max(longest, day - last);
                last = day;
            }
        }
        return longest == 0 ? OptionalInt.empty() : OptionalInt.of(longest);
    }

    private boolean firesOn(LocalDate day) {
        if (!months.get(day.getMonthValue())) {
            return false;
        }
        boolean byDate = daysOfMonth.get(day.getDayOfMonth());
        boolean byWeekday = daysOfWeek.get(day.getDayOfWeek().getValue() % 7);
        return daysAreEither ? byDate || byWeekday : byDate && byWeekday;
    }
}
