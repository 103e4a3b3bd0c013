package dev.meshward.export.excel;

import java.util.List;

/**
 * A column of a table.
 *
 * @param widest in characters; a column is as wide as a sample of its cells, and no wider than this
 * @param choices offered as a drop-down; none where any text is taken
 */
record Column(String title, Look look, int widest, List<String> choices) {

    static Column of(String title, Look look, int widest) {
        return new Column(title, look, widest, List.of());
    }

    static Column text(String title, int widest) {
        return of(title, Look.TEXT, widest);
    }

    static Column wrapped(String title, int widest) {
        return of(title, Look.WRAPPED, widest);
    }

    static Column count(String title) {
        return of(title, Look.COUNT, 14);
    }

    static Column letter(String title) {
        return of(title, Look.LETTER, 12);
    }

    /** A cell that people fill in and that is read back. */
    static Column edited(String title, int widest) {
        return of(title, Look.TEXT_EDITED, widest);
    }

    static Column choice(String title, List<String> choices) {
        return new Column(title, Look.TEXT_EDITED, 16, choices);
    }
}
