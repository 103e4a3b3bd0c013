package dev.meshward.dependencies;

import java.util.Locale;
import java.util.OptionalDouble;

/** Rates in words. */
public final class Rates {

    private Rates() {}

    /** {@code 3.2/s}; {@code 1.5/h} for what is seldom; empty where the rate is not known. */
    public static String text(OptionalDouble perSecond) {
        if (perSecond.isEmpty()) {
            return "";
        }
        double rate = perSecond.getAsDouble();
        if (rate >= 0.1) {
            return number(rate) + "/s";
        }
        return rate * 3600 >= 0.1 ? number(rate * 3600) + "/h" : number(rate * 86_400) + "/d";
    }

    /** As {@link #text}, after a comma. */
    public static String after(OptionalDouble perSecond) {
        return perSecond.isEmpty() ? "" : ", " + text(perSecond);
    }

    private static String number(double rate) {
        return rate >= 10 ? String.format(Locale.ROOT, "%,.0f", rate) : String.format(Locale.ROOT, "%.2g", rate);
    }
}
