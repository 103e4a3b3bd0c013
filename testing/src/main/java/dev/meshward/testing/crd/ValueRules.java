package dev.meshward.testing.crd;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a schema that looks at one value and not below it: lengths, ranges, patterns, enumerations, formats. */
final class ValueRules {

    private ValueRules() {}

    static boolean isIntOrString(Map<String, @Nullable Object> schema) {
        return Boolean.TRUE.equals(schema.get("x-kubernetes-int-or-string"));
    }

    static List<String> violations(Object value, Map<String, @Nullable Object> schema) {
        var found = new ArrayList<String>();
        if (schema.get("enum") instanceof List<?> allowed && !allowed.contains(value)) {
            found.add(describe(value) + " is none of " + allowed);
        }
        switch (value) {
            case String text -> ofText(text, schema, found);
            case Number number -> ofNumber(number, schema, found);
            case List<?> items -> ofSize(items.size(), "Items", schema, found);
            case Map<?, ?> map -> ofSize(map.size(), "Properties", schema, found);
            default -> {}
        }
        if (value instanceof List<?> items
                && Boolean.TRUE.equals(schema.get("uniqueItems"))
                && new HashSet<@Nullable Object>(items).size() < items.size()) {
            found.add("an item twice");
        }
        return found;
    }

    private static void ofText(String text, Map<String, @Nullable Object> schema, List<String> found) {
        ofSize(text.codePointCount(0, text.length()), "Length", schema, found);
        if (schema.get("pattern") instanceof String pattern
                && !Pattern.compile(pattern).matcher(text).find()) {
            found.add("\"" + text + "\" does not match " + pattern);
        }
        if (PlainData.text(schema.get("format")).equals("date-time") && !isMoment(text)) {
            found.add("\"" + text + "\" is no date-time");
        }
    }

    private static boolean isMoment(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static void ofNumber(Number number, Map<String, @Nullable Object> schema, List<String> found) {
        var value = number.doubleValue();
        if (schema.get("minimum") instanceof Number least
                && (value < least.doubleValue() || (isExclusive(schema, "Minimum") && value <= least.doubleValue()))) {
            found.add(number + " is below " + least);
        }
        if (schema.get("maximum") instanceof Number most
                && (value > most.doubleValue() || (isExclusive(schema, "Maximum") && value >= most.doubleValue()))) {
            found.add(number + " is above " + most);
        }
        if (schema.get("multipleOf") instanceof Number step && value % step.doubleValue() != 0) {
            found.add(number + " is no multiple of " + step);
        }
        if ("int32".equals(schema.get("format")) && value != number.intValue()) {
            found.add(number + " is no 32-bit number");
        }
    }

    private static boolean isExclusive(Map<String, @Nullable Object> schema, String side) {
        return Boolean.TRUE.equals(schema.get("exclusive" + side));
    }

    private static void ofSize(int size, String what, Map<String, @Nullable Object> schema, List<String> found) {
        if (schema.get("min" + what) instanceof Number least && size < least.intValue()) {
            found.add("min" + what + " is " + least + ", not " + size);
        }
        if (schema.get("max" + what) instanceof Number most && size > most.intValue()) {
            found.add("max" + what + " is " + most + ", not " + size);
        }
    }

    static String describe(Object value) {
        return switch (value) {
            case Map<?, ?> _ -> "an object";
            case List<?> _ -> "a list";
            case String text -> "\"" + text + "\"";
            default -> value.toString();
        };
    }
}
