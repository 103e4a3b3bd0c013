package dev.meshward.manifest;

import java.math.BigInteger;

/**
 * The type of an unquoted YAML scalar, by the core schema of YAML 1.2: {@code yes}, {@code no}, {@code on} and {@code off}
 * are text. Numbers are kept in a form that JSON knows as well, so that every tree can be written as either.
 */
final class PlainScalar {

    private PlainScalar() {}

    static Value.Scalar read(String text, int line) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> new Value.Nothing(line);
            case "true", "True", "TRUE" -> new Value.Truth(true, line);
            case "false", "False", "FALSE" -> new Value.Truth(false, line);
            default -> textOrNumber(text, line);
        };
    }

    private static Value.Scalar textOrNumber(String text, int line) {
        if (!mayBeNumber(text)) {
            return new Value.Text(text, line);
        }
        if (isJsonNumber(text)) {
            return new Value.Numeric(text, line);
        }
        var number = inJsonForm(text);
        return number.isEmpty() ? new Value.Text(text, line) : new Value.Numeric(number, line);
    }

    private static boolean mayBeNumber(String text) {
        char first = text.charAt(0);
        return isDigit(first) || first == '-' || first == '+' || first == '.';
    }

    /** True for a number as JSON writes it. */
    static boolean isJsonNumber(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int whole = digits(text, at);
        if (whole == at || (text.charAt(at) == '0' && whole > at + 1)) {
            return false;
        }
        at = whole;
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = digits(text, at + 1);
            if (fraction == at + 1) {
                return false;
            }
            at = fraction;
        }
        return at == text.length() || isExponent(text, at);
    }

    private static boolean isExponent(String text, int start) {
        if (text.charAt(start) != 'e' && text.charAt(start) != 'E') {
            return false;
        }
        int at = start + 1;
        if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            at++;
        }
        int end = digits(text, at);
        return end > at && end == text.length();
    }

    private static int digits(String text, int start) {
        int at = start;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /**
     * The other ways to write numbers. {@code 0644} is octal here, against YAML 1.2, because kubectl and the API server
     * read it so: {@code defaultMode: 0644} means 420.
     */
    private static String inJsonForm(String text) {
        boolean negative = text.startsWith("-");
        var unsigned = negative || text.startsWith("+") ? text.substring(1) : text;
        var number = unsignedInJsonForm(unsigned);
        return number.isEmpty() || !negative ? number : "-" + number;
    }

    private static String unsignedInJsonForm(String text) {
        if (text.matches("0x[0-9a-fA-F]{1,64}")) {
            return new BigInteger(text.substring(2), 16).toString();
        }
        if (text.matches("0o?[0-7]{1,64}")) {
            return new BigInteger(text.startsWith("0o") ? text.substring(2) : text, 8).toString();
        }
        if (text.length() <= 64 && text.matches("([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?")) {
            return withoutLooseEnds(text);
        }
        return "";
    }

    private static String withoutLooseEnds(String text) {
        var number = text.replaceFirst("^0+(?=[0-9])", "");
        number = number.startsWith(".") ? "0" + number : number;
        return number.replaceFirst("\\.(?=[eE]|$)", ".0");
    }
}
