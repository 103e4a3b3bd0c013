package dev.meshward.traffic;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** A length of time as Prometheus writes it: {@code 7d}, {@code 12h}, {@code 1d12h}, {@code 90m}. */
public final class ObservationWindow {

    private static final Pattern WRITTEN =
            Pattern.compile("(?:(\\d{1,4})w)?(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?");

    private ObservationWindow() {}

    /** Empty for what is no length of time, and for none at all. */
    public static Optional<Duration> parse(String text) {
        var parts = WRITTEN.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        var length = Duration.ofDays(7L * number(parts.group(1)) + number(parts.group(2)))
                .plusHours(number(parts.group(3)))
                .plusMinutes(number(parts.group(4)));
        return Optional.of(length).filter(Duration::isPositive);
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
