package dev.meshward.export.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.export.ShopPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class RolloutPlanWorkbookTest {

    private static final byte[] BYTES =
            RolloutPlanWorkbook.of(ShopPlan.directory().plan());

    private final XSSFWorkbook workbook = Opened.of(BYTES);

    @Test
    void sheets_stand_in_the_order_in_which_a_board_reads_them() {
        assertThat(workbook)
                .extracting(sheet -> sheet.getSheetName())
                .containsExactly(
                        "Summary",
                        "Questions",
                        "Stages",
                        "Gantt",
                        "Namespaces",
                        "Workloads",
                        "Dependencies",
                        "Findings",
                        "Exceptions and postponed",
                        "Sizing",
                        "Manifests",
                        "Change log",
                        "meshward");
        assertThat(workbook.isSheetVeryHidden(12)).isTrue();
        assertThat(workbook.getActiveSheetIndex()).isZero();
    }

    @Test
    void same_plan_gives_the_same_bytes() throws IOException {
        assertThat(RolloutPlanWorkbook.of(ShopPlan.directory().plan())).isEqualTo(BYTES);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(BYTES))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getTimeLocal().getYear()).as(entry.getName()).isEqualTo(1980);
            }
        }
    }

    @Test
    void every_formula_computes_to_what_the_file_shows_before_anything_is_computed() {
        var evaluator = workbook.getCreationHelper().createFormulaEvaluator();
        var formulas = Opened.cells(workbook).stream()
                .filter(cell -> cell.getCellType() == CellType.FORMULA)
                .toList();
        assertThat(formulas).hasSizeGreaterThan(20);
        for (var cell : formulas) {
            var shown = Opened.cached(cell);
            var computed = evaluator.evaluate(cell);
            var value = computed.getCellType() == CellType.NUMERIC
                    ? String.format(java.util.Locale.ROOT, "%.4f", computed.getNumberValue())
                    : computed.getStringValue();
            assertThat(value)
                    .as(cell.getSheet().getSheetName() + "!" + cell.getAddress() + " " + cell.getCellFormula())
                    .isEqualTo(shown);
        }
    }

    @Test
    void every_stage_has_its_row_with_status_verdict_and_the_way_to_its_folder() {
        var sheet = workbook.getSheet("Stages");
        for (var saved : ShopPlan.directory().plan().stages()) {
            var id = saved.stage().id();
            assertThat(Opened.cell(sheet, id, "#").getNumericCellValue())
                    .isEqualTo(saved.stage().number());
            assertThat(Opened.cell(sheet, id, "Status, reported").getStringCellValue())
                    .isEqualTo("planned");
            assertThat(Opened.cell(sheet, id, "Status, observed").getStringCellValue())
                    .isEqualTo("not looked");
            assertThat(Opened.cell(sheet, id, "Verdict").getStringCellValue())
                    .isEqualTo(saved.verdict().word());
            assertThat(Opened.cell(sheet, id, "Steps, files and undo")
                            .getHyperlink()
                            .getAddress())
                    .isEqualTo(saved.folder() + "/README.md");
        }
    }

    @Test
    void status_offers_the_words_of_the_run_log() {
        var sheet = workbook.getSheet("Stages");
        int column = Opened.column(sheet, "Status, reported");
        assertThat(sheet.getDataValidations())
                .filteredOn(validation ->
                        validation.getRegions().getCellRangeAddresses()[0].getFirstColumn() == column)
                .singleElement()
                .satisfies(validation -> assertThat(
                                validation.getValidationConstraint().getExplicitListValues())
                        .containsExactly("planned", "started", "applied", "failed", "undone"));
    }

    @Test
    void tables_have_a_hidden_id_a_head_that_stays_and_a_filter() {
        for (var name : new String[] {"Questions", "Stages", "Namespaces", "Workloads", "Dependencies", "Findings"}) {
            var sheet = workbook.getSheet(name);
            assertThat(sheet.isColumnHidden(0)).as(name).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition())
                    .as(name)
                    .isEqualTo((short) 2);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).as(name).startsWith("A2:");
            assertThat(sheet.getPrintSetup().getLandscape()).as(name).isTrue();
            assertThat(sheet.getRepeatingRows()).as(name).isNotNull();
        }
    }

    @Test
    void every_dependency_has_a_row_with_its_letter_after_every_stage() {
        var plan = ShopPlan.directory().plan();
        var sheet = workbook.getSheet("Dependencies");
        assertThat(sheet.getLastRowNum() - TableWriter.FIRST + 1)
                .isEqualTo(plan.dependencies().size());
        for (int row = TableWriter.FIRST; row <= sheet.getLastRowNum(); row++) {
            var letters = sheet.getRow(row)
                    .getCell(Opened.column(sheet, "Before and after every stage"))
                    .getStringCellValue();
            assertThat(letters).hasSize(plan.stages().size() + 1).matches("[OJSAR?–]+");
        }
    }

    @Test
    void moving_the_chosen_stage_moves_the_letters() {
        var sheet = workbook.getSheet("Dependencies");
        int column = Opened.column(sheet, "After the stage chosen above");
        for (int stage : new int[] {-1, 0, 1, 2}) {
            sheet.getRow(0).getCell(column).setCellValue(stage);
            var evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            for (int row = TableWriter.FIRST; row <= sheet.getLastRowNum(); row++) {
                var letters = sheet.getRow(row)
                        .getCell(Opened.column(sheet, "Before and after every stage"))
                        .getStringCellValue();
                assertThat(new DataFormatter().formatCellValue(sheet.getRow(row).getCell(column), evaluator))
                        .isEqualTo(letters.substring(stage + 1, stage + 2));
            }
        }
    }

    @Test
    void bars_follow_a_date_that_somebody_enters() {
        var stages = workbook.getSheet("Stages");
        var saved = ShopPlan.directory().plan().stages();
        for (int i = 0; i < saved.size(); i++) {
            Opened.cell(stages, saved.get(i).stage().id(), "Begins")
                    .setCellValue(CellWriter.serial(
                            java.time.LocalDate.of(2026, 12, 1).plusDays(10L * i)));
        }
        var gantt = workbook.getSheet("Gantt");
        var evaluator = workbook.getCreationHelper().createFormulaEvaluator();
        var begins = gantt.getRow(3 + 1).getCell(4);
        assertThat(evaluator.evaluate(begins).getNumberValue())
                .isEqualTo(CellWriter.serial(java.time.LocalDate.of(2026, 12, 11)));
    }

    @Test
    void sizing_says_what_quotas_leave() {
        assertThat(Opened.cells(workbook))
                .filteredOn(cell -> cell.getSheet().getSheetName().equals("Sizing"))
                .extracting(Object::toString)
                .contains("compute: requests.cpu has 4000m; today 3300m, with proxies and one rolling restart 3900m");
    }

    @Test
    void properties_name_the_plan_and_no_moment_of_writing() {
        var core = workbook.getProperties().getCoreProperties();
        assertThat(core.getTitle()).contains("shop-cluster");
        assertThat(core.getSubject()).contains(ShopPlan.directory().plan().fingerprint());
        assertThat(core.getCreated()).isEqualTo(core.getModified()).isEqualTo("1980-01-01T00:00:00Z");
    }

    @Test
    void only_cells_of_ours_are_formulas() {
        assertThat(Opened.cells(workbook))
                .filteredOn(cell -> cell.getCellType() == CellType.FORMULA)
                .allSatisfy(cell ->
                        assertThat(cell.getSheet().getSheetName()).isIn("Summary", "Gantt", "Sizing", "Dependencies"));
    }
}
