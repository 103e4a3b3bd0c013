package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import java.math.BigDecimal;

/** Weights that may be written as quantities: {@code 900m} is 0.9 (SMI v1alpha1, and dstOverrides). */
final class Quantities {

    /** Weights are shares; a thousandth is the smallest a quantity is used for. */
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private Quantities() {}

    /** In thousandths where one is written as such, so that shares stay what they were; the caller divides what it can. */
    static Said<Integer> weight(SourceField weight) {
        return weight.text(RouteAspect.WEIGHT)
                .map(said -> said.as(Quantities::number))
                .orElseGet(() -> Said.implied(0));
    }

    private static int number(String text) {
        if (text.matches("\\d{1,9}m")) {
            return Integer.parseInt(text.substring(0, text.length() - 1));
        }
        return text.matches("\\d{1,6}(\\.\\d{1,6})?")
                ? new BigDecimal(text).multiply(THOUSAND).intValue()
                : 0;
    }
}
