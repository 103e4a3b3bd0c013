package dev.meshward.preferences;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Place;
import dev.meshward.manifest.Value;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects what is refused, so that the user hears of everything at once. */
final class Refusals {

    private static final int LONGEST_QUOTE = 60;

    private final List<PreferencesReader.Refusal> all = new ArrayList<>();

    void add(Place place, String because) {
        all.add(new PreferencesReader.Refusal(place, because));
    }

    void add(Field field, String because) {
        add(field.place(), because);
    }

    /** Refuses a field because of its type or value. */
    void unexpected(Field field, String expected) {
        add(field, "Expected " + expected + ", found " + found(field) + ".");
    }

    /** Refuses every key of a mapping that is not one of these. */
    void onlyKeys(Field mapping, List<String> known) {
        mapping.entries().stream()
                .filter(entry -> !known.contains(entry.key()))
                .forEach(entry -> add(
                        entry,
                        "The key " + quoted(entry.key()) + " is not known here; known are " + String.join(", ", known)
                                + "." + hint(entry.key(), known)));
    }

    Optional<Integer> positive(Field field) {
        int number = field.wholeOr(0);
        if (number < 1) {
            unexpected(field, "a whole number of at least 1");
            return Optional.empty();
        }
        return Optional.of(number);
    }

    Optional<LocalDate> day(Field field) {
        try {
            return Optional.of(LocalDate.parse(field.textOr("")));
        } catch (DateTimeParseException _) {
            unexpected(field, "a day such as 2027-01-04");
            return Optional.empty();
        }
    }

    static boolean isMapping(Field field) {
        return field.value().filter(Mapping.class::isInstance).isPresent();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<PreferencesReader.Refusal> all() {
        return all;
    }

    private static String found(Field field) {
        Optional<Value> value = field.value();
        return value.isEmpty()
                ? "nothing"
                : switch (value.get()) {
                    case Mapping _ -> "a mapping";
                    case Value.Sequence _ -> "a list";
                    case Value.Nothing _ -> "nothing";
                    case Value.Scalar scalar -> quoted(scalar.asText());
                };
    }

    static String quoted(String text) {
        var shown = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        return "\"" + shown.replaceAll("\\p{Cntrl}", " ") + "\"";
    }

    /** The name among these that looks most like the one given, as a hint; empty when none does. */
    static String hint(String given, List<String> names) {
        return names.stream()
                .filter(name -> distance(given, name) <= Math.max(2, given.length() / 3))
                .min(java.util.Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(java.util.Comparator.naturalOrder()))
                .map(name -> " Perhaps " + quoted(name) + " is meant.")
                .orElse("");
    }

    /** How many letters have to be changed, added or taken away to come from one to the other. */
    private static int distance(String one, String other) {
        var from = one.toLowerCase(Locale.ROOT);
        var to = other.toLowerCase(Locale.ROOT);
        if (from.length() > LONGEST_QUOTE || Math.abs(from.length() - to.length()) > LONGEST_QUOTE / 3) {
            return Integer.MAX_VALUE;
        }
        var row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            row = next(row, from.charAt(line - 1), to, line);
        }
        return row[to.length()];
    }

    private static int[] next(int[] above, char letter, String to, int line) {
        var row = new int[above.length];
        row[0] = line;
        for (int column = 1; column < row.length; column++) {
            int replaced = above[column - 1] + (to.charAt(column - 1) == letter ? 0 : 1);
            row[column] = Math.min(replaced, 1 + Math.min(above[column], row[column - 1]));
        }
        return row;
    }
}
