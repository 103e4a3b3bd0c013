package dev.meshward.cli;

import dev.meshward.translation.Translation;

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
}
