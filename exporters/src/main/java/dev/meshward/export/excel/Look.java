package dev.meshward.export.excel;

/** The few ways a cell can look. */
enum Look {
    TITLE,
    HEADING,
    /** The line above a table that says what it holds. */
    ABOUT,
    HEADER,
    /** The head of a column whose cells come back when the workbook is read. */
    HEADER_EDITED,
    LABEL,
    TEXT,
    WRAPPED,
    /** File names, field paths, queries. */
    CODE,
    COUNT,
    DECIMAL,
    /** A number beside its label. */
    FIGURE,
    FIGURE_DECIMAL,
    /** A number that only formulas need. */
    SMALL,
    /** A day of the calendar, or the number of a day where there is no calendar. */
    MOMENT,
    MOMENT_HEAD,
    LINK,
    /** A letter of {@link State}; the colour follows by a rule of the sheet. */
    LETTER,
    TEXT_EDITED,
    COUNT_EDITED,
    DECIMAL_EDITED,
    DAY_EDITED;

    boolean wraps() {
        return this == WRAPPED || this == TEXT_EDITED;
    }

    boolean isEdited() {
        return name().endsWith("_EDITED") && this != HEADER_EDITED;
    }
}
