package dev.meshward.export.excel;

import org.apache.poi.ss.util.CellReference;

/** A piece of one column, for formulas and charts. Rows and columns are counted from 0, both ends included. */
record Area(String sheet, int column, int first, int last) {

    /** {@code 'Stages'!$E$3:$E$35}. */
    String text() {
        var letters = CellReference.convertNumToColString(column);
        return "'" + sheet + "'!$" + letters + "$" + (first + 1) + ":$" + letters + "$" + (last + 1);
    }

    /** The rows of a column of the sheet Stages. */
    static Area ofStages(int column, int stages) {
        return new Area(StagesTable.NAME, column, TableWriter.FIRST, TableWriter.FIRST + Math.max(stages, 1) - 1);
    }
}
