package dev.meshward.export.excel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;

/** Writes tables: the head, the lines, and what makes a sheet handy. */
final class TableWriter {

    static final int ABOUT = 0;
    static final int HEAD = 1;
    static final int FIRST = 2;
    /** The hidden column. */
    static final int ID = 0;

    /** The last line a sheet can hold. */
    private static final int LAST = 1_048_575;

    /** Lines that are looked at before the columns get their width. */
    private static final int SAMPLE = 200;

    private static final int NARROWEST = 6;

    private final Sheet sheet;
    private final Table table;
    private final CellWriter cells;
    /** Of the columns that are seen, in characters. */
    private final int[] widths;

    private TableWriter(Sheet sheet, Table table, Looks looks) {
        this.sheet = sheet;
        this.table = table;
        this.cells = new CellWriter(sheet, looks);
        this.widths = new int[table.columns().size()];
    }

    /** The number of the row after the last one. */
    static int write(Sheet sheet, Table table, Looks looks) {
        return new TableWriter(sheet, table, looks).write();
    }

    private int write() {
        head();
        var lines = table.lines().iterator();
        var sample = sampleOf(lines);
        widths(sample);
        int row = FIRST;
        for (var line : sample) {
            line(row++, line);
        }
        while (lines.hasNext() && row < LAST) {
            line(row++, lines.next());
        }
        if (lines.hasNext()) {
            cells.text(row++, 1, "The sheet is full; the other rows are in plan.json.", Look.LABEL);
        }
        dress(row);
        return row;
    }

    private void head() {
        cells.text(ABOUT, 1, table.about(), Look.ABOUT);
        table.above(sheet, cells);
        var head = sheet.createRow(HEAD);
        head.setHeightInPoints(48);
        cells.put(head, ID, CellValue.text("id"), Look.HEADER);
        int column = 1;
        for (var each : table.columns()) {
            boolean isEdited = each.look().isEdited();
            var title = isEdited ? each.title() + " ✎" : each.title();
            cells.put(head, column++, CellValue.text(title), isEdited ? Look.HEADER_EDITED : Look.HEADER);
        }
    }

    private static List<Table.Line> sampleOf(Iterator<Table.Line> lines) {
        var sample = new ArrayList<Table.Line>();
        while (lines.hasNext() && sample.size() < SAMPLE) {
            sample.add(lines.next());
        }
        return sample;
    }

    private void widths(List<Table.Line> sample) {
        sheet.setColumnHidden(ID, true);
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            int wanted = sample.stream()
                    .mapToInt(line -> lengthOf(line.cells().get(at)))
                    .max()
                    .orElse(0);
            var each = table.columns().get(column);
            widths[column] = each.look().isEdited() ? Math.max(each.widest(), NARROWEST) : width(each, wanted);
            sheet.setColumnWidth(column + 1, 256 * widths[column]);
        }
    }

    private static int width(Column column, int wanted) {
        int ofTitle = Arrays.stream(column.title().split(" ", -1))
                        .mapToInt(String::length)
                        .max()
                        .orElse(0)
                + 5;
        return Math.clamp(Math.max(wanted + 2L, ofTitle), NARROWEST, Math.max(column.widest(), ofTitle));
    }

    private static int lengthOf(CellValue value) {
        return switch (value) {
            case CellValue.Nothing _ -> 0;
            case CellValue.Text(var text) ->
                text.lines().mapToInt(String::length).max().orElse(0);
            case CellValue.Figure(double number) ->
                String.format(Locale.ROOT, "%,.0f", number).length();
            case CellValue.Day _ -> 10;
            case CellValue.Formula(var _, var cached) -> lengthOf(cached);
            case CellValue.Link(var text, var _) -> text.length();
        };
    }

    private void line(int number, Table.Line line) {
        Row row = sheet.createRow(number);
        cells.put(row, ID, CellValue.text(line.id()), Look.CODE);
        int lines = 1;
        for (int column = 0; column < widths.length; column++) {
            var look = table.columns().get(column).look();
            var value = line.cells().get(column);
            cells.put(row, column + 1, value, look);
            if (look.wraps() && value instanceof CellValue.Text(var text)) {
                lines = Math.max(lines, Heights.lines(text, widths[column]));
            }
        }
        Heights.fit(row, lines);
    }

    private void dress(int end) {
        int columns = table.columns().size();
        sheet.createFreezePane(table.frozen() + 1, FIRST);
        sheet.setAutoFilter(new CellRangeAddress(HEAD, Math.max(end - 1, HEAD), ID, columns));
        sheet.setRepeatingRows(new CellRangeAddress(HEAD, HEAD, -1, -1));
        sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, ID, table.frozen()));
        PrintSetUp.of(sheet, table.name(), Arrays.stream(widths).sum());
        for (int column = 0; column < columns; column++) {
            var each = table.columns().get(column);
            if (end > FIRST && !each.choices().isEmpty()) {
                offer(each.choices(), new CellRangeAddressList(FIRST, end - 1, column + 1, column + 1));
            }
            if (end > FIRST && each.look() == Look.LETTER) {
                LetterColours.follow(sheet, new CellRangeAddress(FIRST, end - 1, column + 1, column + 1));
            }
        }
    }

    private void offer(List<String> choices, CellRangeAddressList area) {
        var validations = sheet.getDataValidationHelper();
        var validation = validations.createValidation(
                validations.createExplicitListConstraint(choices.toArray(String[]::new)), area);
        validation.setShowErrorBox(true);
        validation.createErrorBox("Not one of these", "Take one of: " + String.join(", ", choices) + ".");
        sheet.addValidationData(validation);
    }
}
