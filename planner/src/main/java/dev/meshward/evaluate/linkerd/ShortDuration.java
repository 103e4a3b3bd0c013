package dev.meshward.evaluate.linkerd;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as annotations write them (linkerd.md B): one whole number and one unit, or a bare 0. */
final class ShortDuration {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)|0");

    private ShortDuration() {}

    /** Empty for what is none. */
    static Optional<Duration> of(String written) {
        var parts = WRITTEN.matcher(written.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(parts.group(1) == null ? Duration.ZERO : of(Long.parseLong(parts.group(1)), parts.group(2)));
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
