package dev.meshward.export.excel;

import java.time.LocalDate;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** Puts values into cells. */
final class CellWriter {

    private final Sheet sheet;
    private final Looks looks;

    CellWriter(Sheet sheet, Looks looks) {
        this.sheet = sheet;
        this.looks = looks;
    }

    Looks looks() {
        return looks;
    }

    /** Both counted from 0. */
    void put(int row, int column, CellValue value, Look look) {
        var there = sheet.getRow(row);
        put(there == null ? sheet.createRow(row) : there, column, value, look);
    }

    void text(int row, int column, String text, Look look) {
        put(row, column, CellValue.text(text), look);
    }

    /** Cells that hold nothing are made only where they look like something. */
    void put(Row row, int column, CellValue value, Look look) {
        if (value instanceof CellValue.Nothing && !look.isEdited()) {
            return;
        }
        var cell = row.createCell(column);
        cell.setCellStyle(looks.of(look));
        switch (value) {
            case CellValue.Nothing _ -> {}
            case CellValue.Text(var text) -> text(cell, text, look);
            case CellValue.Figure(double number) -> cell.setCellValue(number);
            case CellValue.Day(var day) -> cell.setCellValue(serial(day));
            case CellValue.Formula formula -> formula(cell, formula);
            case CellValue.Link link -> link(cell, link);
        }
    }

    private void text(Cell cell, String raw, Look look) {
        var text = CellText.of(raw);
        if (CellText.looksLikeFormula(raw)) {
            cell.setCellStyle(looks.quoted(look));
        }
        cell.setCellValue(text);
    }

    private static void formula(Cell cell, CellValue.Formula formula) {
        cell.setCellFormula(formula.formula());
        switch (formula.cached()) {
            case CellValue.Figure(double number) -> cell.setCellValue(number);
            case CellValue.Day(var day) -> cell.setCellValue(serial(day));
            case CellValue.Text(var text) -> cell.setCellValue(text);
            case CellValue.Nothing _, CellValue.Link _, CellValue.Formula _ -> cell.setCellValue("");
        }
    }

    private void link(Cell cell, CellValue.Link link) {
        var hyperlink = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.FILE);
        hyperlink.setAddress(link.address());
        cell.setCellValue(CellText.of(link.text()));
        cell.setHyperlink(hyperlink);
        cell.setCellStyle(looks.of(Look.LINK));
    }

    /** The number by which spreadsheets count a day. */
    static double serial(LocalDate day) {
        return DateUtil.getExcelDate(day);
    }
}
