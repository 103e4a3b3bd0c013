package dev.meshward.evaluate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 1.5s}, {@code 1m30s}, {@code 0}. */
public final class WrittenDuration {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|ms|s|m|h)");

    private WrittenDuration() {}

    /** Empty for what is no duration. */
    public static Optional<Duration> of(String written) {
        if (written.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        var parts = PART.matcher(written);
        var nanos = BigDecimal.ZERO;
        int end = 0;
        while (parts.find() && parts.start() == end) {
            nanos = nanos.add(new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(nanos(parts.group(2)))));
            end = parts.end();
        }
        return end == 0 || end < written.length()
                ? Optional.empty()
                : Optional.of(
                        Duration.ofNanos(nanos.setScale(0, RoundingMode.DOWN).longValue()));
    }

    /** The same where nothing and zero mean that there is no limit. */
    public static Optional<Duration> limit(String written) {
        return of(written).filter(duration -> !duration.isZero());
    }

    private static long nanos(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 1_000L;
        };
    }
}
