package dev.meshward.export.excel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A table that was just written: its rows by id and its columns by title. */
final class FreshTable {

    private final XSSFSheet sheet;
    private final Map<String, Integer> columnByTitle = new HashMap<>();
    private final Map<String, Integer> rowById = new HashMap<>();

    FreshTable(XSSFSheet sheet) {
        this.sheet = sheet;
        sheet.getRow(TableWriter.HEAD)
                .forEach(cell -> columnByTitle.put(
                        cell.getStringCellValue().replace("✎", "").strip(), cell.getColumnIndex()));
        for (int row = TableWriter.FIRST; row <= sheet.getLastRowNum(); row++) {
            var id = Optional.ofNullable(sheet.getRow(row)).map(each -> each.getCell(TableWriter.ID));
            int number = row;
            id.ifPresent(cell -> rowById.put(cell.getStringCellValue(), number));
        }
    }

    Optional<Integer> column(String title) {
        return Optional.ofNullable(columnByTitle.get(title));
    }

    Optional<Integer> row(String id) {
        return Optional.ofNullable(rowById.get(id));
    }

    /** The first column that nothing was written into. */
    int nextColumn() {
        return sheet.getRow(TableWriter.HEAD).getLastCellNum();
    }

    /** The row below the last one, and one of air. */
    int nextRow() {
        return sheet.getLastRowNum() + 2;
    }

    XSSFCell cell(int row, int column) {
        var there = sheet.getRow(row);
        return (there == null ? sheet.createRow(row) : there).getCell(column, MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    XSSFSheet sheet() {
        return sheet;
    }
}
