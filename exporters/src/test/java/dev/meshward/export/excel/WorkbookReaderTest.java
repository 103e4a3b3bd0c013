package dev.meshward.export.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.Wish;
import dev.meshward.export.ShopPlan;
import dev.meshward.manifest.Field;
import dev.meshward.saved.SavedPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WorkbookReaderTest {

    private static final SavedPlan PLAN = ShopPlan.directory().plan();
    private static final byte[] BYTES = RolloutPlanWorkbook.of(PLAN);
    private static final String CART = "workload:Deployment/shop/cart";
    private static final String STAGE = PLAN.stages().get(1).stage().id();

    @Test
    void workbook_that_nobody_changed_says_nothing() {
        assertThat(read(BYTES)).isEqualTo(new Edits.Read(List.of(), List.of(), joins()));
    }

    @Test
    void workbook_that_a_spreadsheet_saved_again_says_nothing() {
        assertThat(read(changed(_ -> {}))).isEqualTo(new Edits.Read(List.of(), List.of(), joins()));
    }

    @Test
    void cells_that_a_person_filled_in_become_wishes_with_their_place() {
        var wishes = wishes(changed(workbook -> {
            var sheet = workbook.getSheet("Workloads");
            fill(workbook, "Workloads", CART, "Owner", "team-cart");
            fill(workbook, "Workloads", CART, "Criticality", "critical");
            fill(workbook, "Namespaces", "namespace:pay", "Never, because", "moves house");
            Opened.cell(sheet, "workload:Deployment/shop/checkout", "Joins in stage")
                    .setCellValue(joins().keySet().iterator().next());
        }));

        assertThat(wishes.refusals()).isEmpty();
        assertThat(wishes.wishes())
                .anySatisfy(wish -> {
                    assertThat(wish).isInstanceOf(Wish.OwnerOf.class);
                    assertThat(((Wish.OwnerOf) wish).target()).isEqualTo(new Wish.Target("shop", "cart"));
                    assertThat(wish.place().toString()).matches("plan\\.xlsx:\\d+ Workloads![A-Z]+\\d+");
                })
                .anySatisfy(wish -> assertThat(wish)
                        .isInstanceOfSatisfying(
                                Wish.CriticalityOf.class,
                                each -> assertThat(each.criticality()).isEqualTo(Criticality.CRITICAL)))
                .anySatisfy(wish -> assertThat(wish)
                        .isInstanceOfSatisfying(
                                Wish.Never.class,
                                each -> assertThat(each.because()).isEqualTo("moves house")));
    }

    @Test
    void dates_status_and_answers_become_decisions_of_the_plan_and_stand_in_the_next_workbook() {
        var wishes = wishes(changed(workbook -> {
            var stages = workbook.getSheet("Stages");
            Opened.cell(stages, STAGE, "Begins").setCellValue(CellWriter.serial(LocalDate.of(2026, 12, 7)));
            fill(workbook, "Stages", STAGE, "Status, reported", "started");
            fill(workbook, "Stages", STAGE, "Note", "=with care");
        }));
        var entry = Field.of("", wishes.decisions().getFirst());

        assertThat(wishes.refusals()).isEmpty();
        assertThat(wishes.decisions()).hasSize(1);
        assertThat(entry.at("stage").textOr("")).isEqualTo(STAGE);
        assertThat(entry.at("begins").textOr("")).isEqualTo("2026-12-07");
        var next = Opened.of(RolloutPlanWorkbook.of(PLAN.deciding(wishes.decisions())));
        assertThat(Opened.cell(next.getSheet("Stages"), STAGE, "Begins").getNumericCellValue())
                .isEqualTo(CellWriter.serial(LocalDate.of(2026, 12, 7)));
        assertThat(Opened.cell(next.getSheet("Stages"), STAGE, "Note").getStringCellValue())
                .isEqualTo("=with care");
        assertThat(Opened.cell(next.getSheet("Stages"), STAGE, "Status, reported")
                        .getStringCellValue())
                .isEqualTo("started");
    }

    @Test
    void rows_that_were_sorted_and_columns_that_were_moved_are_found_again() {
        var edits = read(changed(workbook -> {
            fill(workbook, "Workloads", CART, "Owner", "team-cart");
            var sheet = workbook.getSheet("Workloads");
            int row = Opened.row(sheet, CART);
            sheet.shiftRows(row, row, 40);
            sheet.shiftColumns(5, sheet.getRow(TableWriter.HEAD).getLastCellNum(), 2);
        }));

        assertThat(((Edits.Read) edits).edits())
                .singleElement()
                .satisfies(edit -> assertThat(edit.now()).isEqualTo("team-cart"));
    }

    @Test
    void row_that_is_gone_is_told_and_is_no_wish() {
        var edits = read(changed(workbook -> {
            var sheet = workbook.getSheet("Workloads");
            sheet.removeRow(sheet.getRow(Opened.row(sheet, CART)));
        }));

        assertThat(((Edits.Read) edits).edits()).isEmpty();
        assertThat(((Edits.Read) edits).passedOver())
                .singleElement()
                .satisfies(remark -> assertThat(remark.because()).contains("Deployment/shop/cart is gone"));
    }

    @Test
    void wrong_values_are_refused_with_sheet_and_cell() {
        var wishes = wishes(changed(workbook -> {
            fill(workbook, "Workloads", CART, "Criticality", "huge");
            fill(workbook, "Workloads", CART, "Joins in stage", "tomorrow");
            fill(workbook, "Stages", STAGE, "Begins", "next week");
            fill(workbook, "Stages", STAGE, "Status, reported", "fine");
        }));

        assertThat(wishes.refusals())
                .hasSize(4)
                .allSatisfy(refusal -> assertThat(refusal.place().path()).matches("(Workloads|Stages)![A-Z]+\\d+"))
                .anySatisfy(refusal -> assertThat(refusal.because()).contains("huge", "low, normal, high, critical"))
                .anySatisfy(refusal -> assertThat(refusal.because()).contains("tomorrow", "is no stage"))
                .anySatisfy(refusal -> assertThat(refusal.because()).contains("next week", "2027-01-04"));
    }

    @Test
    void formula_in_a_cell_that_comes_back_is_refused() {
        var edits = read(changed(workbook ->
                Opened.cell(workbook.getSheet("Workloads"), CART, "Owner").setCellFormula("\"team-\"&\"x\"")));

        assertThat(edits)
                .isInstanceOfSatisfying(
                        Edits.Refused.class,
                        refused -> assertThat(refused.refusals())
                                .singleElement()
                                .satisfies(
                                        refusal -> assertThat(refusal.because()).contains("A formula stands here")));
    }

    @Test
    void copies_that_changed_different_cells_are_merged_and_contradictions_are_named() {
        var owner = read("a.xlsx", changed(workbook -> fill(workbook, "Workloads", CART, "Owner", "one")));
        var never = read(
                "b.xlsx",
                changed(workbook -> fill(workbook, "Namespaces", "namespace:pay", "Never, because", "later")));
        var other = read("c.xlsx", changed(workbook -> fill(workbook, "Workloads", CART, "Owner", "two")));

        assertThat(((Edits.Read) EditsMerge.of(List.of(owner, never, owner))).edits())
                .hasSize(2);
        assertThat(EditsMerge.of(List.of(owner, never, other)))
                .isInstanceOfSatisfying(
                        Edits.Refused.class,
                        refused -> assertThat(refused.refusals())
                                .singleElement()
                                .satisfies(refusal ->
                                        assertThat(refusal.toString()).contains("c.xlsx", "“two”", "“one” at a.xlsx")));
    }

    @Test
    void what_is_no_workbook_and_what_is_a_bomb_is_refused() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write(new byte[20_000_000]);
        }

        assertThat(read("no zip".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(Edits.Refused.class);
        assertThat(read(bomb.toByteArray()))
                .isInstanceOfSatisfying(
                        Edits.Refused.class,
                        refused -> assertThat(refused.refusals().getFirst().because())
                                .contains("larger than any plan"));
    }

    private static java.util.Map<Integer, Integer> joins() {
        return ((Edits.Read) read(BYTES)).joinNumberByStage();
    }

    private static Edits read(byte[] bytes) {
        return read("plan.xlsx", bytes);
    }

    private static Edits read(String file, byte[] bytes) {
        return WorkbookReader.read(file, bytes);
    }

    private static EditedWishes wishes(byte[] bytes) {
        return EditedWishes.of((Edits.Read) read(bytes), ShopPlan.snapshot(), Optional.of(PLAN));
    }

    private static void fill(XSSFWorkbook workbook, String sheet, String id, String column, String text) {
        // Anew: on a cell with a text of its own the library would keep the old text beside the new one.
        var table = workbook.getSheet(sheet);
        table.getRow(Opened.row(table, id))
                .createCell(Opened.column(table, column))
                .setCellValue(text);
    }

    private static byte[] changed(Consumer<XSSFWorkbook> change) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = Opened.of(BYTES)) {
            change.accept(workbook);
            workbook.write(bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
