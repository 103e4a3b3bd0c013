package dev.meshward.export.excel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as somebody sees who opens it. */
final class Opened {

    private Opened() {}

    static XSSFWorkbook of(byte[] bytes) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The place of the column with this title. */
    static int column(XSSFSheet sheet, String title) {
        for (var cell : sheet.getRow(TableWriter.HEAD)) {
            if (cell.getStringCellValue().replace(" ✎", "").equals(title)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + title + " in " + sheet.getSheetName());
    }

    /** The row whose hidden id is this. */
    static int row(XSSFSheet sheet, String id) {
        for (var row : sheet) {
            var cell = row.getCell(TableWriter.ID);
            if (cell != null
                    && cell.getCellType() == CellType.STRING
                    && cell.getStringCellValue().equals(id)) {
                return row.getRowNum();
            }
        }
        throw new AssertionError("no row " + id + " in " + sheet.getSheetName());
    }

    static Cell cell(XSSFSheet sheet, String id, String title) {
        return sheet.getRow(row(sheet, id)).getCell(column(sheet, title));
    }

    static List<Cell> cells(XSSFWorkbook workbook) {
        var cells = new ArrayList<Cell>();
        for (var sheet : workbook) {
            for (var row : sheet) {
                row.forEach(cells::add);
            }
        }
        return cells;
    }

    /** What a cell shows before anything is computed. */
    static String cached(Cell cell) {
        return switch (cell.getCachedFormulaResultType()) {
            case NUMERIC -> String.format(java.util.Locale.ROOT, "%.4f", cell.getNumericCellValue());
            case STRING -> cell.getStringCellValue();
            default -> cell.getCachedFormulaResultType().name();
        };
    }
}
