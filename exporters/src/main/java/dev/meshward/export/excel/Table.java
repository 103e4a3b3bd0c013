package dev.meshward.export.excel;

import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;

/** A sheet that holds one table. Its first column is hidden and holds what tells its rows apart. */
interface Table {

    /** The name of the sheet. */
    String name();

    /** One line above the table that says what it holds. */
    String about();

    /** Those that are seen. */
    List<Column> columns();

    /** How many columns stay in place when the table is moved to the side. */
    int frozen();

    Stream<Line> lines();

    /** What stands above the head besides the line about the table. */
    default void above(Sheet sheet, CellWriter cells) {}

    /**
     * A line of the table.
     *
     * @param id unique in the table, and the same whenever the plan is exported again
     * @param cells as many as there are columns
     */
    record Line(String id, List<CellValue> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }
}
