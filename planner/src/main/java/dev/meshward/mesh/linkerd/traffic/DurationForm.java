package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Aspect;
import dev.meshward.mesh.intent.GoDuration;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations of Linkerd's annotations: one whole number with one unit, nothing else (linkerd B). */
final class DurationForm {

    private static final Pattern POLICY = Pattern.compile("0|(\\d{1,9})(ms|s|m|h|d)");

    private DurationForm() {}

    /** Empty where none is written, where it is zero (which means none), or where the controller cannot read it. */
    static Optional<Said<Duration>> annotation(SourceField field, Aspect aspect) {
        var parsed = field.look().text().flatMap(DurationForm::parse);
        if (field.isPresent() && parsed.isEmpty()) {
            field.neverExisted(
                    "\"" + field.look().textOr("")
                            + "\" is no duration to Linkerd, which then ignores its whole group.",
                    "Write one number with one unit, such as 1500ms or 90s.");
        }
        return positive(field, parsed, aspect);
    }

    /** Zero is what holds where nothing is written: no limit. */
    private static Optional<Said<Duration>> positive(SourceField field, Optional<Duration> parsed, Aspect aspect) {
        parsed.filter(Duration::isZero).ifPresent(_ -> field.saysTheDefault(aspect));
        return parsed.filter(duration -> !duration.isZero()).map(duration -> new Said<>(duration, field.take(aspect)));
    }

    /** A duration of the Gateway API or of a ServiceProfile. */
    static Optional<Said<Duration>> field(SourceField field, Aspect aspect) {
        return positive(field, field.look().text().flatMap(GoDuration::parse), aspect);
    }

    private static Optional<Duration> parse(String text) {
        var matcher = POLICY.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(1) == null) {
            return Optional.of(Duration.ZERO);
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    /** In a form that both annotations and the Gateway API take. */
    static String write(Duration duration) {
        return GoDuration.write(duration);
    }
}
