package dev.meshward.export.excel;

import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;

/**
 * What a cell of somebody else's held, kept while the sheet around it is made anew.
 *
 * @param row where it was, counted from 0
 * @param column where it was, counted from 0
 * @param formula empty where it holds none; then {@code content} is what it gave
 */
record KeptCell(int row, int column, Content content, String formula, XSSFCellStyle style) {

    /** What is seen in it. */
    sealed interface Content {

        record Blank() implements Content {}

        record Words(XSSFRichTextString text) implements Content {}

        record Figure(double number) implements Content {}

        record Truth(boolean isTrue) implements Content {}

        record Wrong(byte error) implements Content {}
    }

    static KeptCell of(XSSFCell cell) {
        boolean isFormula = cell.getCellType() == CellType.FORMULA;
        return new KeptCell(
                cell.getRowIndex(),
                cell.getColumnIndex(),
                content(cell, isFormula ? cell.getCachedFormulaResultType() : cell.getCellType()),
                isFormula ? cell.getCellFormula() : "",
                cell.getCellStyle());
    }

    private static Content content(XSSFCell cell, CellType type) {
        return switch (type) {
            case STRING -> new Content.Words(cell.getRichStringCellValue());
            case NUMERIC -> new Content.Figure(cell.getNumericCellValue());
            case BOOLEAN -> new Content.Truth(cell.getBooleanCellValue());
            case ERROR -> new Content.Wrong(cell.getErrorCellValue());
            case BLANK, FORMULA, _NONE -> new Content.Blank();
        };
    }

    boolean isEmpty() {
        return formula.isEmpty() && content instanceof Content.Blank;
    }

    /** As a person would say it. */
    String words() {
        return switch (content) {
            case Content.Blank _ -> formula;
            case Content.Words(var text) -> text.getString();
            case Content.Figure(double number) -> CellReading.written(number);
            case Content.Truth(boolean isTrue) -> String.valueOf(isTrue);
            case Content.Wrong(byte error) -> FormulaError.forInt(error).getString();
        };
    }

    /** The look too. */
    void putInto(XSSFCell cell) {
        cell.setCellStyle(style);
        valueInto(cell);
    }

    void valueInto(XSSFCell cell) {
        switch (content) {
            case Content.Blank _ -> cell.setBlank();
            case Content.Words(var text) -> cell.setCellValue(text);
            case Content.Figure(double number) -> cell.setCellValue(number);
            case Content.Truth(boolean isTrue) -> cell.setCellValue(isTrue);
            case Content.Wrong(byte error) -> cell.setCellErrorValue(error);
        }
    }
}
