package dev.meshward.export.excel;

import java.util.regex.Pattern;

/** Text that somebody else wrote, made fit for a cell: shown as it is, and neither computed nor taken for markup. */
final class CellText {

    /** What a cell can hold. */
    private static final int LONGEST = 32_767;

    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final Pattern TURNING =
            Pattern.compile("[\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");
    private static final String BEGINS_A_FORMULA = "=+-@";

    private CellText() {}

    /** Line breaks stay; other control characters, and those that turn the direction of writing, become visible. */
    static String of(String raw) {
        var visible = visible(raw);
        var text = visible.contains("_x") ? ESCAPE.matcher(visible).replaceAll("_x005F_") : visible;
        return text.length() <= LONGEST ? text : cut(text);
    }

    private static String visible(String raw) {
        var lines = raw.replace("\r\n", "\n");
        if (isPlain(lines)) {
            return lines;
        }
        var visible = new StringBuilder(lines.length());
        lines.codePoints().forEach(point -> visible.append(shown(point)));
        return visible.toString();
    }

    /** Asked of every cell, so without a stream. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(int unit) {
        return unit == '\n' || (unit >= ' ' && unit < 0x7f) || (unit > 0x9f && unit < 0x200b);
    }

    private static String shown(int point) {
        if (point == '\n') {
            return "\n";
        }
        if (point < ' ') {
            // The pictures of control characters stand in the order of the characters.
            return Character.toString(0x2400 + point);
        }
        boolean isHidden = (point >= 0x7f && point <= 0x9f)
                || Character.getType(point) == Character.SURROGATE
                || (point & 0xfffe) == 0xfffe
                || TURNING.matcher(Character.toString(point)).matches();
        return isHidden ? "\ufffd" : Character.toString(point);
    }

    private static String cut(String text) {
        var end = " … (" + text.length() + " characters, cut by the workbook; plan.json has all)";
        int room = LONGEST - end.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room) + end;
    }

    /** What a spreadsheet would compute as soon as somebody edits the cell, or opens it from a CSV file. */
    static boolean looksLikeFormula(String text) {
        return !text.isEmpty() && (BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 || text.charAt(0) < ' ' + 1);
    }
}
