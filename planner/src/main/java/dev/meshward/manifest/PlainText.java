package dev.meshward.manifest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which texts may stand without quotes so that readers of YAML 1.1 and of YAML 1.2 both read them as that text. */
final class PlainText {

    private static final Set<String> WORDS_WITH_A_TYPE =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nil", "none", "nan", "inf");

    /** Letters, digits and marks that never mean anything at these positions. */
    private static final Pattern HARMLESS = Pattern.compile("(?:--)?[A-Za-z_/$][A-Za-z0-9_./@+$()<>=^~;, -]*");

    /** As harmless, with colons and number signs that no blank touches, as in images and URLs. */
    private static final Pattern HARMLESS_WITH_COLONS =
            Pattern.compile("(?:--)?[A-Za-z_/$](?:[A-Za-z0-9_./@+$()<>=^~;-]|[:](?=[^ ])|[, ](?! |$))*");

    private PlainText() {}

    static boolean isPlain(String text) {
        return text.length() <= 500
                && !text.endsWith(" ")
                && !text.endsWith(":")
                && (HARMLESS.matcher(text).matches()
                        || HARMLESS_WITH_COLONS.matcher(text).matches()
                        || isHarmlessVersion(text))
                && !WORDS_WITH_A_TYPE.contains(text.toLowerCase(Locale.ROOT));
    }

    /** {@code 10.0.0.1}, {@code 1.33.0-rc1} and {@code 100m}: too many points or a unit, so no reader takes it for a number. */
    private static boolean isHarmlessVersion(String text) {
        return IP_OR_VERSION.matcher(text).matches() || QUANTITY.matcher(text).matches();
    }

    private static final Pattern IP_OR_VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern QUANTITY = Pattern.compile("[0-9]+(?:m|Ki|Mi|Gi|Ti|s|%)");

    /** True for a text of several lines whose every character a literal block can hold. */
    static boolean isLiteralBlock(String text) {
        return text.indexOf('\n') >= 0 && !text.isBlank() && text.chars().allMatch(PlainText::isPrintable);
    }

    private static boolean isPrintable(int character) {
        return character == '\n'
                || character == '\t'
                || (character >= ' ' && character < 0x7F)
                || (character > 0xA0 && character < 0xD800 && character != 0x2028 && character != 0x2029);
    }
}
