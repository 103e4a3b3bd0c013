package dev.meshward.readiness.checks.resources;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them: {@code 100m}, {@code 1.5Gi}, {@code 2e3}. */
final class Quantity {

    private static final Pattern FORM =
            Pattern.compile("([+-]?[0-9]+\\.?[0-9]*|[+-]?\\.[0-9]+)([a-zA-Z]*|[eE][+-]?[0-9]{1,2})");
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

    private static final Map<String, BigDecimal> UNIT = Map.ofEntries(
            Map.entry("", BigDecimal.ONE),
            Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
            Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("k", BigDecimal.ONE.movePointRight(3)),
            Map.entry("M", BigDecimal.ONE.movePointRight(6)),
            Map.entry("G", BigDecimal.ONE.movePointRight(9)),
            Map.entry("T", BigDecimal.ONE.movePointRight(12)),
            Map.entry("P", BigDecimal.ONE.movePointRight(15)),
            Map.entry("E", BigDecimal.ONE.movePointRight(18)),
            Map.entry("Ki", KIBI),
            Map.entry("Mi", KIBI.pow(2)),
            Map.entry("Gi", KIBI.pow(3)),
            Map.entry("Ti", KIBI.pow(4)),
            Map.entry("Pi", KIBI.pow(5)),
            Map.entry("Ei", KIBI.pow(6)));

    private Quantity() {}

    /** The amount in cores or bytes; empty for what is no quantity. */
    static Optional<BigDecimal> parse(String written) {
        var matched = FORM.matcher(written.strip());
        if (!matched.matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(matched.group(1).endsWith(".") ? matched.group(1) + "0" : matched.group(1));
        var suffix = matched.group(2);
        if (suffix.length() > 1 && (suffix.charAt(0) == 'e' || suffix.charAt(0) == 'E') && !suffix.equals("Ei")) {
            return Optional.of(number.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1))));
        }
        return Optional.ofNullable(UNIT.get(suffix)).map(number::multiply);
    }

    /** Cores in thousandths, bytes in Mi, both rounded up: what people write. */
    static String written(Resource resource, BigDecimal amount) {
        return switch (resource) {
            case CPU ->
                amount.movePointRight(3).setScale(0, RoundingMode.CEILING).toPlainString() + "m";
            case MEMORY -> amount.divide(KIBI.pow(2), 0, RoundingMode.CEILING).toPlainString() + "Mi";
        };
    }
}
