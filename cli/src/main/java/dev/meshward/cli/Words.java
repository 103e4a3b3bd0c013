package dev.meshward.cli;

import dev.meshward.equivalence.Compared;
import dev.meshward.equivalence.Comparison;
import dev.meshward.equivalence.Relation;
import dev.meshward.translation.Translation;
import java.util.stream.Stream;

/** Small words around numbers. */
final class Words {

    private Words() {}

    /** {@code 1 stage}, {@code 12 stages}. */
    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** How many fields met which fate, and what was written. */
    static String translated(Translation translation) {
        var totals = translation.ledger().totals();
        return "fields: " + totals.getOrDefault("carried", 0L) + " carried, "
                + totals.getOrDefault("approximated", 0L) + " approximated, " + totals.getOrDefault("lost", 0L)
                + " lost; " + count(translation.objects().size(), "object") + " and "
                + count(translation.patches().size(), "change") + " of objects that stay.";
    }

    /** What both configurations decide, in one sentence. */
    static String compared(Comparison comparison) {
        int differing =
                comparison.ofAuthorization().size() + comparison.ofRouting().size();
        return "who may call whom: "
                + verdict(
                        comparison.authorization(), comparison.doors().stream().map(Comparison.Door::compared))
                + "; where requests go: "
                + verdict(
                        comparison.routing(),
                        comparison.configuredWays().stream().map(Comparison.Way::compared))
                + (differing == 0 ? "." : "; " + count(differing, "example") + " in the report (--report FILE).");
    }

    private static String verdict(Relation relation, Stream<Compared> parts) {
        boolean isOpen = parts.anyMatch(part -> !part.unchecked().isEmpty());
        return relation == Relation.EQUAL && isOpen
                ? "not everything was compared"
                : relation.word() + (isOpen ? ", as far as it was compared" : "");
    }
}
