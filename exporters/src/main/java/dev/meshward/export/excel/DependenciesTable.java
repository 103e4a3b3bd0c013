package dev.meshward.export.excel;

import dev.meshward.export.figures.CallCourse;
import dev.meshward.export.figures.Course;
import dev.meshward.export.figures.State;
import dev.meshward.export.figures.Way;
import dev.meshward.saved.SavedDependency;
import dev.meshward.saved.SavedPlan;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;

/**
 * One row a dependency, of whatever confidence, with its state after every stage: as the stages in which it changes, as one
 * letter a stage, and after the stage that the reader chooses above the table.
 */
final class DependenciesTable implements Table {

    static final String NAME = "Dependencies";

    private static final String AFTER = "After the stage chosen above";
    private static final List<Column> COLUMNS = List.of(
            Column.text("From namespace", 30),
            Column.text("From workload", 40),
            Column.text("To namespace", 30),
            Column.text("To Service or host", 40),
            Column.of("Port", Look.TEXT, 8),
            Column.text("Protocol", 10),
            Column.text("Kind", 10),
            Column.text("Confidence", 12),
            Column.letter(AFTER),
            Column.letter("Now"),
            Column.letter("At the end"),
            Column.of("Mutual TLS from stage", Look.COUNT, 12),
            Column.of("Strict from stage", Look.COUNT, 12),
            Column.of("Authorized from stage", Look.COUNT, 12),
            Column.of("Would be refused from stage", Look.COUNT, 12),
            Column.of("Before and after every stage", Look.CODE, 36),
            Column.text("Workloads behind it", 30),
            Column.of("Evidence, the best first", Look.CODE, 90));

    private final SavedPlan plan;
    private final Course course;
    private final List<Integer> moments;

    DependenciesTable(SavedPlan plan, Course course) {
        this.plan = plan;
        this.course = course;
        this.moments = course.moments();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return State.legend();
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public int frozen() {
        return 4;
    }

    private static int column(String title) {
        return 1 + COLUMNS.stream().map(Column::title).toList().indexOf(title);
    }

    @Override
    public void above(Sheet sheet, CellWriter cells) {
        cells.text(TableWriter.ABOUT, column(AFTER) - 1, "after stage ✎", Look.LABEL);
        cells.put(TableWriter.ABOUT, column(AFTER), CellValue.number(chosen()), Look.COUNT_EDITED);
        var validations = sheet.getDataValidationHelper();
        var whole = validations.createIntegerConstraint(
                org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType.BETWEEN, "-1", "" + last());
        var validation = validations.createValidation(
                whole, new CellRangeAddressList(TableWriter.ABOUT, TableWriter.ABOUT, column(AFTER), column(AFTER)));
        validation.setShowErrorBox(true);
        validation.createErrorBox("No such stage", "Take a number of a stage, 0 to " + last() + "; -1 is today.");
        sheet.addValidationData(validation);
    }

    private int last() {
        return moments.getLast();
    }

    /** The middle of the plan shows most. */
    private int chosen() {
        return moments.get(moments.size() / 2);
    }

    @Override
    public Stream<Line> lines() {
        var row = new AtomicInteger(TableWriter.FIRST + 1);
        return plan.dependencies().stream().map(dependency -> line(dependency, row.getAndIncrement()));
    }

    private Line line(SavedDependency dependency, int row) {
        var call = course.call(dependency);
        return new Line(
                "dependency:" + row,
                List.of(
                        CellValue.text(dependency.fromNamespace()),
                        CellValue.text(dependency.fromWorkload()),
                        CellValue.text(dependency.toNamespace()),
                        CellValue.text(dependency.toService()),
                        dependency.port() == 0 ? CellValue.nothing() : CellValue.number(dependency.port()),
                        CellValue.text(dependency.protocol()),
                        CellValue.text(dependency.kind().word()),
                        CellValue.text(dependency.confidence().word()),
                        afterTheChosen(call, row),
                        letter(call, Way.BEFORE),
                        letter(call, last()),
                        CellValue.stage(call.mutual()),
                        CellValue.stage(call.strict()),
                        CellValue.stage(call.authorized()),
                        CellValue.stage(call.refused()),
                        CellValue.text(call.letters(moments)),
                        CellValue.text(String.join(", ", dependency.toWorkloads())),
                        CellValue.text(String.join("; ", dependency.evidence()))));
    }

    private static CellValue letter(CallCourse call, int after) {
        return CellValue.text(call.after(after).letter());
    }

    /** A word such as “before” counts as larger than any number, so it is asked for first. */
    private CellValue afterTheChosen(CallCourse call, int row) {
        if (!call.isCarried()) {
            return letter(call, Way.BEFORE);
        }
        var formula = "IF(" + reached("Mutual TLS from stage", row) + ",IF(" + reached("Authorized from stage", row)
                + ",\"A\",IF(" + reached("Strict from stage", row) + ",\"S\",\"J\")),IF("
                + reached("Would be refused from stage", row) + ",\"R\",\"O\"))";
        return new CellValue.Formula(formula, letter(call, chosen()));
    }

    private static String reached(String title, int row) {
        var cell = "$" + CellReference.convertNumToColString(column(title)) + row;
        var chosen = "$" + CellReference.convertNumToColString(column(AFTER)) + "$1";
        return "OR(" + cell + "=\"before\"," + cell + "<=" + chosen + ")";
    }
}
