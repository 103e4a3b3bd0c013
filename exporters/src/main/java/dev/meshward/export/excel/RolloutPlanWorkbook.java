package dev.meshward.export.excel;

import dev.meshward.export.figures.Course;
import dev.meshward.saved.SavedPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * rollout-plan.xlsx: the plan as a workbook that people sort, filter, print and fill in. The same plan gives the same bytes.
 */
public final class RolloutPlanWorkbook {

    /** The name of the file in the plan directory. */
    public static final String FILE = "rollout-plan.xlsx";

    /** The names of all sheets. */
    static final List<String> SHEETS = List.of(
            SummarySheet.NAME,
            QuestionsTable.NAME,
            StagesTable.NAME,
            GanttSheet.NAME,
            NamespacesTable.NAME,
            WorkloadsTable.NAME,
            DependenciesTable.NAME,
            FindingsTable.NAME,
            OpenEndsTable.NAME,
            SizingSheet.NAME,
            ManifestsTable.NAME,
            ChangeLogTable.NAME,
            BaseTable.NAME);

    /** Rows of a large sheet that are kept in memory. */
    private static final int WINDOW = 200;

    private static final Instant NO_MOMENT = Instant.parse("1980-01-01T00:00:00Z");

    private final SavedPlan plan;
    private final XSSFWorkbook workbook;
    private final Looks looks;
    private final Course course;
    private final StageNames stages;

    private RolloutPlanWorkbook(SavedPlan plan, XSSFWorkbook workbook) {
        this.plan = plan;
        this.workbook = workbook;
        this.looks = new Looks(workbook);
        this.course = new Course(plan);
        this.stages = new StageNames(plan);
    }

    /** The bytes of the file. */
    public static byte[] of(SavedPlan plan) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            new RolloutPlanWorkbook(plan, workbook).writeTo(bytes);
            return SteadyZip.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("The workbook could not be made. Maybe the temporary folder is full?", e);
        }
    }

    /** All sheets, in memory, into a workbook that holds none of them. */
    static void writeInto(SavedPlan plan, XSSFWorkbook workbook) {
        var made = new RolloutPlanWorkbook(plan, workbook);
        made.withCharts();
        made.large().forEach(made::small);
        made.small(base(plan));
        workbook.setSheetVisibility(workbook.getSheetIndex(BaseTable.NAME), SheetVisibility.VERY_HIDDEN);
    }

    /** What the cells that come back hold. */
    static BaseTable base(SavedPlan plan) {
        return new BaseTable(plan, edited(plan, new Course(plan)));
    }

    /** Sheets with charts and formulas across sheets are made in memory, and large tables row by row. */
    private void writeTo(ByteArrayOutputStream bytes) throws IOException {
        describe();
        withCharts();
        try (var streamed = new SXSSFWorkbook(workbook, WINDOW)) {
            for (var table : large()) {
                TableWriter.write(streamed.createSheet(table.name()), table, looks);
            }
            TableWriter.write(streamed.createSheet(BaseTable.NAME), base(plan), looks);
            order(streamed);
            streamed.write(bytes);
        }
    }

    private void withCharts() {
        var summary = workbook.createSheet(SummarySheet.NAME);
        small(new QuestionsTable(plan));
        small(new StagesTable(plan, new StagesTable.People(plan)));
        new GanttSheet(plan, workbook.createSheet(GanttSheet.NAME), looks).write();
        var sizing = new SizingSheet(plan, workbook.createSheet(SizingSheet.NAME), looks);
        sizing.write();
        new SummarySheet(plan, course, sizing, summary, looks).write();
    }

    private void small(Table table) {
        Sheet sheet = workbook.createSheet(table.name());
        TableWriter.write(sheet, table, looks);
    }

    private List<Table> large() {
        return List.of(
                new NamespacesTable(plan, course, stages),
                new WorkloadsTable(plan, course),
                new DependenciesTable(plan, course),
                new FindingsTable(plan),
                new OpenEndsTable(plan),
                new ManifestsTable(plan),
                new ChangeLogTable(plan, stages));
    }

    /** Those with cells that come back. */
    private static List<Table> edited(SavedPlan plan, Course course) {
        return List.of(
                new QuestionsTable(plan),
                new StagesTable(plan, new StagesTable.People(plan)),
                new NamespacesTable(plan, course, new StageNames(plan)),
                new WorkloadsTable(plan, course));
    }

    private static void order(SXSSFWorkbook streamed) {
        streamed.setSheetVisibility(streamed.getSheetIndex(BaseTable.NAME), SheetVisibility.VERY_HIDDEN);
        var manifests = streamed.getSheetIndex(ManifestsTable.NAME);
        streamed.setSheetOrder(SizingSheet.NAME, manifests - 1);
        streamed.setActiveSheet(0);
    }

    private void describe() {
        var core = workbook.getProperties().getCoreProperties();
        var moment = Optional.of(Date.from(plan.source().takenAt().orElse(NO_MOMENT)));
        core.setTitle("Rollout plan: " + plan.target().name().title() + " in "
                + CellText.of(plan.source().name()));
        core.setSubjectProperty("Fingerprint " + plan.fingerprint());
        core.setCreator("Meshward " + plan.toolVersion());
        core.setLastModifiedByUser("Meshward " + plan.toolVersion());
        core.setDescription("Cells under ✎ are read back by meshward plan --preferences.");
        core.setCreated(moment);
        core.setModified(moment);
        workbook.getProperties().getExtendedProperties().setApplication("Meshward");
    }
}
