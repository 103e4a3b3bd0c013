package dev.meshward.export.markdown;

import dev.meshward.adoption.Gate;
import dev.meshward.adoption.StageKind;
import dev.meshward.saved.SavedStage;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** How long a rollout takes at least, by the time its gates have to hold. */
public final class Soak {

    private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d|w|y)");
    private static final Pattern WHOLE = Pattern.compile("(" + PART.pattern() + ")+");

    private Soak() {}

    /**
     * The least: each stage proves itself before the next begins, what must hold before it held meanwhile, and all dry
     * runs wait at the same time, as they refuse nothing.
     */
    static Duration atLeast(List<SavedStage> stages) {
        var dryRuns = stages.stream()
                .filter(Soak::isDryRunFirst)
                .map(stage -> longest(stage, Gate.When.AFTER))
                .reduce(Duration.ZERO, Soak::longer);
        return stages.stream()
                .filter(stage -> !isDryRunFirst(stage))
                .map(stage -> longest(stage, Gate.When.AFTER))
                .reduce(dryRuns, Duration::plus);
    }

    private static boolean isDryRunFirst(SavedStage stage) {
        return stage.stage().kind() == StageKind.AUTHORIZE;
    }

    /** When every stage begins all of its own waiting only after the one before is done. */
    static Duration oneAfterTheOther(List<SavedStage> stages) {
        return stages.stream()
                .map(stage -> longest(stage, Gate.When.BEFORE).plus(longest(stage, Gate.When.AFTER)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The longest gate of the stage at this side of it. */
    public static Duration longest(SavedStage stage, Gate.When when) {
        return stage.stage().gates().stream()
                .filter(gate -> gate.when() == when)
                .map(gate -> duration(gate.forDuration()))
                .reduce(Duration.ZERO, Soak::longer);
    }

    /** As Prometheus writes durations: {@code 7d}, {@code 1h30m}. Anything else is no time at all. */
    public static Duration duration(String text) {
        if (!WHOLE.matcher(text.strip()).matches()) {
            return Duration.ZERO;
        }
        return PART.matcher(text).results().map(Soak::part).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration part(java.util.regex.MatchResult part) {
        long number = Long.parseLong(part.group(1));
        return switch (part.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            case "w" -> Duration.ofDays(7 * number);
            default -> Duration.ofDays(365 * number);
        };
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** {@code 35 days}, {@code 2 days and 6 hours}, {@code 30 minutes}. */
    public static String words(Duration duration) {
        if (duration.toHours() == 0) {
            return Words.count(duration.toMinutes(), "minute");
        }
        var hours = Words.count(duration.toHoursPart(), "hour");
        if (duration.toDays() == 0) {
            return hours;
        }
        var days = Words.count(duration.toDays(), "day");
        return duration.toHoursPart() == 0 ? days : days + " and " + hours;
    }
}
