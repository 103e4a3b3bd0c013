package dev.meshward.export.excel;

import dev.meshward.adoption.StageKind;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the cells that come back held when the workbook was written: a sheet that nobody sees. Whatever differs from it when
 * the workbook is read was changed by a person; rows that are missing were deleted by one.
 */
record BaseTable(SavedPlan plan, List<Table> tables) implements Table {

    static final String NAME = "meshward";
    /** In the place of a sheet: which of the join stages a stage is. */
    static final String JOINS = "(join stages)";

    static final String SHEET = "sheet";
    static final String ROW = "row";
    static final String COLUMN = "column";
    static final String VALUE = "value";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "What the yellow cells held when this file was written. Meshward compares them with what they hold now.";
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.text(SHEET, 20), Column.text(ROW, 60), Column.text(COLUMN, 20), Column.text(VALUE, 60));
    }

    @Override
    public int frozen() {
        return 1;
    }

    @Override
    public Stream<Line> lines() {
        return Stream.concat(
                joins(), tables.stream().flatMap(table -> table.lines().flatMap(line -> edited(table, line))));
    }

    private Stream<Line> joins() {
        var joins = plan.stages().stream()
                .map(SavedStage::stage)
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .toList();
        return IntStream.range(0, joins.size())
                .mapToObj(i -> line(JOINS, "" + joins.get(i).number(), "number", "" + (i + 1)));
    }

    private static Stream<Line> edited(Table table, Line line) {
        return IntStream.range(0, table.columns().size())
                .filter(column -> table.columns().get(column).look().isEdited())
                .mapToObj(column -> line(
                        table.name(),
                        line.id(),
                        table.columns().get(column).title(),
                        written(line.cells().get(column))));
    }

    private static Line line(String sheet, String row, String column, String value) {
        return new Line(
                sheet + ":" + row + ":" + column,
                List.of(CellValue.text(sheet), CellValue.text(row), CellValue.text(column), CellValue.text(value)));
    }

    /** The value as {@link SheetReading} reads it back. */
    private static String written(CellValue value) {
        return switch (value) {
            case CellValue.Nothing _, CellValue.Formula _ -> "";
            case CellValue.Text(var text) -> text;
            case CellValue.Figure(double number) -> CellReading.written(number);
            case CellValue.Day(var day) -> day.toString();
            case CellValue.Link(var text, var _) -> text;
        };
    }
}
