package dev.meshward.export.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.export.ShopPlan;
import dev.meshward.saved.SavedPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** A workbook that people made their own takes a newer plan in and stays theirs. */
class WorkbookRefreshTest {

    private static final SavedPlan PLAN = ShopPlan.directory().plan();
    private static final byte[] BYTES = RolloutPlanWorkbook.of(PLAN);
    private static final String CART = "workload:Deployment/shop/cart";
    private static final String CHECKOUT = "workload:Deployment/shop/checkout";
    private static final String STAGE = PLAN.stages().get(1).stage().id();

    private static byte[] changed(byte[] bytes, Consumer<XSSFWorkbook> change) {
        var changed = new ByteArrayOutputStream();
        try (var workbook = Opened.of(bytes)) {
            change.accept(workbook);
            workbook.write(changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return changed.toByteArray();
    }

    private static WorkbookRefresh.Outcome.Refreshed refreshed(SavedPlan plan, byte[] bytes) {
        var outcome = WorkbookRefresh.of(plan, "team.xlsx", bytes);
        assertThat(outcome).isInstanceOf(WorkbookRefresh.Outcome.Refreshed.class);
        return (WorkbookRefresh.Outcome.Refreshed) outcome;
    }

    private static int foreignColumn(XSSFSheet sheet, String title) {
        int column = sheet.getRow(TableWriter.HEAD).getLastCellNum();
        sheet.getRow(TableWriter.HEAD).createCell(column).setCellValue(title);
        return column;
    }

    private static void comment(XSSFSheet sheet, int row, int column, String text) {
        var anchor = new XSSFClientAnchor(0, 0, 0, 0, column, row, column + 2, row + 2);
        var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(text);
        comment.setAuthor("Ann");
        comment.setAddress(row, column);
    }

    @Test
    void an_export_that_nobody_touched_holds_the_same_after_it() {
        var outcome = refreshed(PLAN, BYTES);
        assertThat(outcome.remarks()).isEmpty();
        try (var before = Opened.of(BYTES);
                var after = Opened.of(outcome.bytes())) {
            assertThat(names(after)).isEqualTo(names(before));
            for (var sheet : before) {
                assertThat(texts(after.getSheet(sheet.getSheetName())))
                        .as(sheet.getSheetName())
                        .isEqualTo(texts((XSSFSheet) sheet));
            }
            assertThat(after.getSheet("Summary").getDrawingPatriarch().getCharts())
                    .hasSize(2);
            assertThat(after.isSheetVeryHidden(after.getSheetIndex(BaseTable.NAME)))
                    .isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(WorkbookReader.read("team.xlsx", outcome.bytes()))
                .isEqualTo(WorkbookReader.read("team.xlsx", BYTES));
    }

    private static List<String> names(XSSFWorkbook workbook) {
        var names = new java.util.ArrayList<String>();
        workbook.forEach(sheet -> names.add(sheet.getSheetName()));
        return names;
    }

    private static List<String> texts(XSSFSheet sheet) {
        var texts = new java.util.ArrayList<String>();
        sheet.forEach(row -> row.forEach(cell -> {
            if (cell.getCellType() != CellType.BLANK) {
                texts.add(cell.getAddress() + " " + cell);
            }
        }));
        return texts;
    }

    @Test
    void sheets_columns_comments_and_widths_of_people_stay() throws IOException {
        var theirs = changed(BYTES, workbook -> {
            var own = workbook.createSheet("Our budget");
            workbook.setSheetOrder("Our budget", 1);
            own.createRow(0).createCell(0).setCellFormula("COUNTA(Workloads!B3:B99)");
            var sheet = workbook.getSheet("Workloads");
            int column = foreignColumn(sheet, "Data centre");
            var row = sheet.getRow(Opened.row(sheet, CART));
            row.createCell(column).setCellValue("Frankfurt");
            row.createCell(column + 1).setCellFormula("LEN(B" + (row.getRowNum() + 1) + ")");
            comment(sheet, row.getRowNum(), Opened.column(sheet, "Owner"), "ask them first");
            sheet.setColumnWidth(2, 7777);
            sheet.setColumnHidden(3, true);
        });
        var outcome = refreshed(PLAN, theirs);

        assertThat(outcome.remarks()).isEmpty();
        try (var after = Opened.of(outcome.bytes())) {
            assertThat(after.getSheetName(1)).isEqualTo("Our budget");
            assertThat(after.getSheet("Our budget").getRow(0).getCell(0).getCellFormula())
                    .isEqualTo("COUNTA(Workloads!B3:B99)");
            var sheet = after.getSheet("Workloads");
            assertThat(Opened.cell(sheet, CART, "Data centre").getStringCellValue())
                    .isEqualTo("Frankfurt");
            var row = sheet.getRow(Opened.row(sheet, CART));
            assertThat(row.getCell(Opened.column(sheet, "Data centre") + 1).getCellFormula())
                    .isEqualTo("LEN(B" + (row.getRowNum() + 1) + ")");
            var comment = Opened.cell(sheet, CART, "Owner").getCellComment();
            assertThat(comment.getString().getString()).isEqualTo("ask them first");
            assertThat(comment.getAuthor()).isEqualTo("Ann");
            assertThat(sheet.getColumnWidth(2)).isEqualTo(7777);
            assertThat(sheet.isColumnHidden(3)).isTrue();
        }
    }

    @Test
    void what_was_sorted_is_found_by_its_row_and_formulas_follow_it() throws IOException {
        var theirs = changed(BYTES, workbook -> {
            var sheet = workbook.getSheet("Workloads");
            int column = foreignColumn(sheet, "Length");
            int row = Opened.row(sheet, CART);
            sheet.getRow(row).createCell(column).setCellFormula("LEN($B" + (row + 1) + ")+SUM($A$1)");
            sheet.shiftRows(row, row, 60);
        });
        try (var after = Opened.of(refreshed(PLAN, theirs).bytes())) {
            var sheet = after.getSheet("Workloads");
            int row = Opened.row(sheet, CART);
            assertThat(Opened.cell(sheet, CART, "Length").getCellFormula())
                    .isEqualTo("LEN($B" + (row + 1) + ")+SUM($A$1)");
        }
    }

    @Test
    void what_people_wrote_and_the_plan_has_not_read_stays_and_is_read_later() {
        var theirs = changed(BYTES, workbook -> {
            Opened.cell(workbook.getSheet("Stages"), STAGE, "Begins").setCellValue(46_000);
            var sheet = workbook.getSheet("Workloads");
            sheet.getRow(Opened.row(sheet, CART))
                    .createCell(Opened.column(sheet, "Owner"))
                    .setCellValue("team-cart");
        });
        var outcome = refreshed(PLAN, theirs);
        assertThat(outcome.remarks()).isEmpty();
        var edits = (Edits.Read) WorkbookReader.read("team.xlsx", outcome.bytes());
        assertThat(edits.edits()).extracting(Edit::now).containsExactlyInAnyOrder("2025-12-09", "team-cart");
    }

    @Test
    void what_people_and_the_plan_changed_differently_is_told() {
        var decided = EditedWishes.of(
                        (Edits.Read) WorkbookReader.read("other.xlsx", noted("from the plan")),
                        ShopPlan.snapshot(),
                        java.util.Optional.of(PLAN))
                .decisions();
        var outcome = refreshed(PLAN.deciding(decided), noted("from the team"));
        assertThat(outcome.remarks())
                .singleElement()
                .satisfies(remark -> assertThat(remark.toString())
                        .contains("team.xlsx", "Stages!", "from the plan", "from the team"));
        try (var after = Opened.of(outcome.bytes())) {
            assertThat(Opened.cell(after.getSheet("Stages"), STAGE, "Note").getStringCellValue())
                    .isEqualTo("from the team");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] noted(String text) {
        return changed(BYTES, workbook -> {
            var sheet = workbook.getSheet("Stages");
            sheet.getRow(Opened.row(sheet, STAGE))
                    .createCell(Opened.column(sheet, "Note"))
                    .setCellValue(text);
        });
    }

    @Test
    void notes_beside_a_row_that_the_plan_has_no_more_are_told_and_rows_of_nobody_stay_below() throws IOException {
        var theirs = changed(BYTES, workbook -> {
            var sheet = workbook.getSheet("Workloads");
            int column = foreignColumn(sheet, "Data centre");
            var gone = sheet.createRow(sheet.getLastRowNum() + 1);
            gone.createCell(TableWriter.ID).setCellValue("workload:Deployment/shop/gone");
            gone.createCell(column).setCellValue("Madrid");
            sheet.createRow(sheet.getLastRowNum() + 1).createCell(1).setCellValue("seen by Ann");
        });
        var outcome = refreshed(PLAN, theirs);
        assertThat(outcome.remarks())
                .singleElement()
                .satisfies(remark -> assertThat(remark.toString()).contains("Deployment/shop/gone", "“Madrid”"));
        try (var after = Opened.of(outcome.bytes())) {
            assertThat(texts(after.getSheet("Workloads"))).anyMatch(text -> text.endsWith("seen by Ann"));
        }
    }

    @Test
    void figures_on_yellow_stay() throws IOException {
        var theirs = changed(
                BYTES,
                workbook -> workbook.getSheet("Sizing").getRow(7).getCell(2).setCellValue(31.5));
        try (var after = Opened.of(refreshed(PLAN, theirs).bytes())) {
            assertThat(after.getSheet("Sizing").getRow(7).getCell(2).getNumericCellValue())
                    .isEqualTo(31.5);
        }
    }

    @Test
    void a_workbook_of_others_gets_our_sheets_unless_a_name_is_taken() throws IOException {
        var theirs = changed(BYTES, workbook -> {
            while (workbook.getNumberOfSheets() > 1) {
                workbook.removeSheetAt(1);
            }
            workbook.setSheetName(0, "Project");
        });
        try (var after = Opened.of(refreshed(PLAN, theirs).bytes())) {
            assertThat(names(after)).startsWith("Project").containsAll(RolloutPlanWorkbook.SHEETS);
        }
        var taken = changed(theirs, workbook -> workbook.createSheet("summary"));
        assertThat(WorkbookRefresh.of(PLAN, "team.xlsx", taken))
                .isInstanceOfSatisfying(
                        WorkbookRefresh.Outcome.Refused.class,
                        refused -> assertThat(refused.because().getFirst().toString())
                                .contains("team.xlsx", "summary", "Rename it"));
    }

    @Test
    void refreshing_twice_changes_nothing_more() {
        var theirs = changed(BYTES, workbook -> {
            var sheet = workbook.getSheet("Workloads");
            int column = foreignColumn(sheet, "Data centre");
            sheet.getRow(Opened.row(sheet, CHECKOUT)).createCell(column).setCellValue("Frankfurt");
            comment(sheet, Opened.row(sheet, CHECKOUT), column, "sure?");
        });
        var once = refreshed(PLAN, theirs).bytes();
        var twice = refreshed(PLAN, once).bytes();
        try (var first = Opened.of(once);
                var second = Opened.of(twice)) {
            for (var sheet : first) {
                assertThat(texts(second.getSheet(sheet.getSheetName()))).isEqualTo(texts((XSSFSheet) sheet));
            }
            assertThat(second.getSheet("Workloads").getCellComments()).hasSize(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_is_no_workbook_is_refused() {
        assertThat(WorkbookRefresh.of(PLAN, "team.xlsx", new byte[] {1, 2, 3}))
                .isInstanceOf(WorkbookRefresh.Outcome.Refused.class);
    }
}
