package dev.meshward.preferences;

import dev.meshward.adoption.Calendar;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Value;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The key {@code calendar} of a preferences file: when people can work on the rollout. */
record CalendarForm(Refusals refusals) {

    private static final List<String> KEYS = List.of("start", "workingDays", "stagesPerWeek", "soak");

    /** Empty where the file has none, or where something in it was refused. */
    Optional<Calendar> read(Field field) {
        if (field.isAbsent()) {
            return Optional.empty();
        }
        if (!Refusals.isMapping(field)) {
            refusals.unexpected(field, "a mapping with start and perhaps workingDays, stagesPerWeek and soak");
            return Optional.empty();
        }
        refusals.onlyKeys(field, KEYS);
        var start = refusals.day(field.at("start"));
        var days = workingDays(field.at("workingDays"));
        var perWeek = field.at("stagesPerWeek");
        var stages = perWeek.value().isEmpty() ? Optional.<Integer>empty() : refusals.positive(perWeek);
        var soak = field.at("soak").value().isEmpty()
                ? Optional.of(Calendar.USUAL_SOAK)
                : refusals.positive(field.at("soak"));
        return start.flatMap(day -> soak.map(soakDays -> new Calendar(day, days, stages, soakDays)));
    }

    private Set<DayOfWeek> workingDays(Field field) {
        if (field.value().isEmpty()) {
            return Calendar.usualWorkingDays();
        }
        if (!(field.value().get() instanceof Value.Sequence) || field.items().isEmpty()) {
            refusals.unexpected(field, "a list of at least one weekday");
            return Calendar.usualWorkingDays();
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        field.items().forEach(item -> weekday(item).ifPresent(days::add));
        return days.isEmpty() ? Calendar.usualWorkingDays() : days;
    }

    private Optional<DayOfWeek> weekday(Field item) {
        var day = Arrays.stream(DayOfWeek.values())
                .filter(each -> word(each).equals(item.textOr("").toLowerCase(Locale.ROOT)))
                .findFirst();
        if (day.isEmpty()) {
            refusals.unexpected(
                    item,
                    "one of "
                            + Arrays.stream(DayOfWeek.values())
                                    .map(CalendarForm::word)
                                    .collect(Collectors.joining(", ")));
        }
        return day;
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
