package dev.meshward.status;

import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;

/** What a gate expects of every number it sees: {@code > 0}, {@code == 0}, {@code < 0.01}. */
public final class Expectation {

    private static final Pattern WRITTEN = Pattern.compile("\\s*(==|!=|<=|>=|<|>)\\s*(-?[0-9.]+(?:e-?[0-9]+)?)\\s*");

    private Expectation() {}

    /** Empty for what is no comparison with a number. */
    public static Optional<DoublePredicate> parse(String text) {
        var parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        double limit = Double.parseDouble(parts.group(2));
        return Optional.of(
                switch (String.valueOf(parts.group(1))) {
                    case "==" -> value -> value == limit;
                    case "!=" -> value -> value != limit;
                    case "<=" -> value -> value <= limit;
                    case ">=" -> value -> value >= limit;
                    case "<" -> value -> value < limit;
                    default -> value -> value > limit;
                });
    }
}
