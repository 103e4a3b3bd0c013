package dev.meshward.readiness;

import java.util.List;
import java.util.stream.Collectors;

/** Small turns of phrase that findings share. */
public final class Sentences {

    private Sentences() {}

    /** {@code a, b and c}. */
    public static String listed(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /** As {@link #listed}, but a long list ends in a count; the whole list is the finding's to carry. */
    public static String abridged(List<String> names) {
        int shown = 6;
        if (names.size() <= shown + 1) {
            return listed(names);
        }
        return names.stream().limit(shown).collect(Collectors.joining(", ")) + " and " + (names.size() - shown)
                + " more";
    }

    /** {@code 1 pod}, {@code 3 pods}. */
    public static String counted(int number, String one) {
        return number == 1 ? "1 " + one : number + " " + one + "s";
    }
}
