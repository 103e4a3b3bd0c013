package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbook of a plan, filled in by people, makes the plan again. */
class WorkbookPreferencesTest {

    private static final String SHOP = "../sample-clusters/corner-shop";

    @TempDir
    private Path folder = Path.of("");

    private Path rollout = Path.of("");

    @BeforeEach
    void plan() {
        rollout = folder.resolve("rollout");
        Spoken.by("plan", SHOP, "--out", rollout.toString());
    }

    /** The workbook with one cell filled in, found by what its row and its column begin with. */
    private String filledIn(String sheet, String id, String column, String text) throws IOException {
        var bytes = Files.readAllBytes(rollout.resolve("rollout-plan.xlsx"));
        var file = folder.resolve(sheet + ".xlsx");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes));
                var out = Files.newOutputStream(file)) {
            var table = workbook.getSheet(sheet);
            int at = -1;
            for (var cell : table.getRow(1)) {
                at = cell.getStringCellValue().startsWith(column) ? cell.getColumnIndex() : at;
            }
            for (Row row : table) {
                var cell = row.getCell(0);
                if (row.getRowNum() > 1 && cell != null && cell.toString().startsWith(id)) {
                    row.createCell(at).setCellValue(text);
                    break;
                }
            }
            workbook.write(out);
        }
        return file.toString();
    }

    private Spoken again(String mesh, String workbook) {
        return Spoken.by("plan", SHOP, "--mesh", mesh, "--out", rollout.toString(), "--preferences", workbook);
    }

    private String planJson() throws IOException {
        return Files.readString(rollout.resolve("plan.json"));
    }

    @Test
    void owners_and_notes_of_people_are_in_the_next_plan() throws IOException {
        var owned = again("istio", filledIn("Workloads", "workload:Deployment/shop/cart", "Owner", "team-cart"));
        assertThat(owned.exitCode()).as(owned.err()).isZero();
        assertThat(planJson()).contains("team-cart");
        var noted = again("istio", filledIn("Stages", "", "Note", "after the audit"));
        assertThat(noted.exitCode()).as(noted.err()).isZero();
        assertThat(planJson()).contains("after the audit");
    }

    @Test
    void a_wrong_value_is_refused_with_its_cell_and_the_plan_stays() throws IOException {
        var before = planJson();
        var refused = again("istio", filledIn("Workloads", "workload:Deployment/shop/cart", "Criticality", "huge"));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).containsPattern("Workloads![A-Z]+[0-9]+").contains("huge");
        assertThat(planJson()).isEqualTo(before);
    }

    @Test
    void a_plan_for_another_mesh_says_what_it_does_not_take_over() throws IOException {
        var other = again("linkerd", filledIn("Stages", "", "Note", "after the audit"));
        assertThat(other.exitCode()).as(other.err()).isZero();
        assertThat(other.err()).contains("is for Istio", "1 decision", "not taken over");
        assertThat(planJson()).doesNotContain("after the audit");
        assertThat(again("linkerd", rollout.resolve("rollout-plan.xlsx").toString())
                        .err())
                .doesNotContain("taken over");
    }
}
