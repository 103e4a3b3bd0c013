package dev.meshward.export;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of comma-separated values, as RFC 4180 has them but for the line end, which is a bare one. */
public final class Csv {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

    private Csv() {}

    /** One line with its end. */
    public static String line(List<String> fields) {
        return fields.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String field) {
        return field.matches("[^\",\\r\\n]*") ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }

    /**
     * Text of others for a file that people open in a spreadsheet: what one would compute gets an apostrophe before it. A number
     * stays a number.
     */
    public static String harmless(String field) {
        boolean computes = !field.isEmpty()
                && BEGINS_A_FORMULA.indexOf(field.charAt(0)) >= 0
                && !field.matches("-[0-9]+(\\.[0-9]+)?");
        return computes ? "'" + field : field;
    }
}
