package dev.meshward.export.excel;

import org.apache.poi.ss.usermodel.Row;

/** How high a row has to be for text that wraps; programs that only show a workbook do not work it out themselves. */
final class Heights {

    private static final double LINE = 15;
    /** No row can be higher, in points. */
    private static final double HIGHEST = 409;

    private Heights() {}

    static void fit(Row row, int lines) {
        if (lines > 1) {
            row.setHeightInPoints((float) Math.min(HIGHEST, lines * LINE));
        }
    }

    /** @param width of the column in characters; words break before its end, so a little of it is lost */
    static int lines(String text, int width) {
        return text.lines()
                .mapToInt(line -> (int) Math.max(1, Math.ceil(line.length() * 1.08 / width)))
                .sum();
    }
}
