package dev.meshward.equivalence;

import dev.meshward.evaluate.Handling;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Requests that fail on purpose, as a share of all. */
record Abort(int status, BigDecimal percent) {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final Pattern WRITTEN = Pattern.compile("(\\d{3}) for (\\d{1,3}(?:\\.\\d+)?)");

    /**
     * The only one; empty for none, for several, and where its answer would be tried again: a failure made on purpose is not,
     * and that of a backend that is not there is.
     */
    static Optional<Abort> in(Handling handling) {
        var aborts = handling.faults().aborts();
        if (aborts.size() != 1) {
            return Optional.empty();
        }
        var written = WRITTEN.matcher(aborts.getFirst());
        return written.matches()
                ? Optional.of(new Abort(Integer.parseInt(written.group(1)), new BigDecimal(written.group(2))))
                        .filter(abort -> abort.percent().compareTo(ALL) <= 0)
                        .filter(abort -> handling.retries().attempts() == 0
                                || !handling.retries().statuses().contains(abort.status()))
                : Optional.empty();
    }

    /** Takes its share of every lot and gives it to that of the answer. */
    <T> void share(Map<T, BigInteger> lots, T answer) {
        var scale = BigInteger.TEN.pow(Math.max(0, percent.scale()));
        var failing = percent.multiply(new BigDecimal(scale)).toBigInteger();
        var whole = ALL.toBigInteger().multiply(scale);
        var sum = lots.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        lots.replaceAll((_, weight) -> weight.multiply(whole.subtract(failing)));
        lots.merge(answer, sum.multiply(failing), BigInteger::add);
    }
}
