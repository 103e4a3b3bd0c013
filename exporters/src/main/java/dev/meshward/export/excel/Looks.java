package dev.meshward.export.excel;

import dev.meshward.export.figures.State;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The styles of a workbook, each made once: a workbook holds no more than 64,000 of them. */
final class Looks {

    private static final String INK = "1F2328";
    private static final String HEADER_FILL = "DCE6F2";
    /** Cells that people may change. */
    private static final String EDITED_FILL = "FFF8DC";

    private static final String LINE = "C9D1D9";
    private static final String DAY = "yyyy-mm-dd";
    /** No rollout takes 20,000 days, and no calendar of today is below 20,000. */
    private static final String MOMENT = "[<20000]\"day \"0;yyyy-mm-dd";

    private static final String MOMENT_HEAD = "[<20000]\"day \"0;dd mmm";

    private final XSSFWorkbook workbook;
    private final Map<Look, CellStyle> plain = new EnumMap<>(Look.class);
    private final Map<Look, CellStyle> quoted = new EnumMap<>(Look.class);
    private final Map<State, CellStyle> letters = new EnumMap<>(State.class);

    Looks(XSSFWorkbook workbook) {
        this.workbook = workbook;
        for (var look : Look.values()) {
            plain.put(look, style(look));
            var style = style(look);
            style.setQuotePrefixed(true);
            quoted.put(look, style);
        }
        for (var state : State.values()) {
            letters.put(state, letter(state));
        }
    }

    CellStyle of(Look look) {
        return found(plain, look);
    }

    /** The same, with the mark that keeps a spreadsheet from computing the text when somebody edits it. */
    CellStyle quoted(Look look) {
        return found(quoted, look);
    }

    /** A cell in the colour of the state, for legends. */
    CellStyle of(State state) {
        return found(letters, state);
    }

    private static <K> CellStyle found(Map<K, CellStyle> styles, K key) {
        var style = styles.get(key);
        if (style == null) {
            throw new IllegalStateException("No style for " + key + ". Maybe it was added and never made?");
        }
        return style;
    }

    private XSSFCellStyle style(Look look) {
        var style = workbook.createCellStyle();
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setFont(font(look));
        style.setDataFormat(workbook.createDataFormat().getFormat(format(look)));
        switch (look) {
            case HEADER, MOMENT_HEAD -> head(style, HEADER_FILL);
            case HEADER_EDITED -> head(style, EDITED_FILL);
            case WRAPPED -> {
                indent(style);
                style.setWrapText(true);
            }
            case TEXT, LINK -> indent(style);
            case TEXT_EDITED -> style.setWrapText(true);
            case LETTER -> style.setAlignment(HorizontalAlignment.CENTER);
            case MOMENT, FIGURE, FIGURE_DECIMAL -> style.setAlignment(HorizontalAlignment.LEFT);
            case COUNT, COUNT_EDITED, DECIMAL, DECIMAL_EDITED -> style.setAlignment(HorizontalAlignment.RIGHT);
            case TITLE, HEADING, ABOUT, LABEL, CODE, SMALL, DAY_EDITED -> {}
        }
        if (look.isEdited()) {
            fill(style, EDITED_FILL);
            frame(style);
        }
        return style;
    }

    /** A little room after the number to the left. */
    private static void indent(XSSFCellStyle style) {
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setIndention((short) 1);
    }

    private static void head(XSSFCellStyle style, String colour) {
        fill(style, colour);
        frame(style);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
    }

    private static String format(Look look) {
        return switch (look) {
            case DAY_EDITED -> DAY;
            case COUNT, COUNT_EDITED, FIGURE -> "#,##0";
            case DECIMAL, DECIMAL_EDITED, FIGURE_DECIMAL -> "#,##0.00";
            case MOMENT -> MOMENT;
            case MOMENT_HEAD -> MOMENT_HEAD;
            case TITLE, HEADING, ABOUT, HEADER, HEADER_EDITED, LABEL, LETTER, SMALL, LINK -> "General";
            // Text stays text when it is edited: 1/2 becomes no date.
            case TEXT, WRAPPED, CODE, TEXT_EDITED -> "@";
        };
    }

    private XSSFFont font(Look look) {
        var font = workbook.createFont();
        font.setFontName(look == Look.CODE ? "Consolas" : "Calibri");
        font.setFontHeightInPoints((short)
                switch (look) {
                    case TITLE -> 18;
                    case HEADING -> 13;
                    case CODE -> 10;
                    case SMALL, MOMENT_HEAD -> 9;
                    default -> 11;
                });
        font.setBold(
                switch (look) {
                    case TITLE, HEADING, HEADER, HEADER_EDITED, MOMENT_HEAD, LETTER, LABEL, FIGURE, FIGURE_DECIMAL ->
                        true;
                    default -> false;
                });
        font.setItalic(look == Look.ABOUT);
        font.setColor(colour(look == Look.LINK ? "0057B0" : INK));
        if (look == Look.LINK) {
            font.setUnderline(XSSFFont.U_SINGLE);
        }
        return font;
    }

    private XSSFCellStyle letter(State state) {
        var style = workbook.createCellStyle();
        var font = workbook.createFont();
        font.setFontName("Calibri");
        font.setBold(true);
        font.setColor(colour(state.isDark() ? "FFFFFF" : "000000"));
        style.setFont(font);
        style.setAlignment(HorizontalAlignment.CENTER);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        fill(style, state.colour());
        frame(style);
        return style;
    }

    private static void fill(XSSFCellStyle style, String colour) {
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setFillForegroundColor(colour(colour));
    }

    private static void frame(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setTopBorderColor(colour(LINE));
        style.setBottomBorderColor(colour(LINE));
        style.setLeftBorderColor(colour(LINE));
        style.setRightBorderColor(colour(LINE));
    }

    /** @param hex as {@code 2F94E0} */
    static XSSFColor colour(String hex) {
        return new XSSFColor(HexFormat.of().parseHex(hex), null);
    }
}
