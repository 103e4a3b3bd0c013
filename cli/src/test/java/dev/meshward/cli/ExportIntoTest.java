package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportIntoTest {

    @TempDir
    private Path folder = Path.of("");

    private String plan = "";

    @BeforeEach
    void plan() {
        plan = folder.resolve("rollout").toString();
        Spoken.by("plan", "../sample-clusters/corner-shop", "--out", plan, "--formats", "excel");
    }

    @Test
    void a_workbook_is_made_and_then_refreshed_and_no_other_document_is_written() {
        var file = folder.resolve("team.xlsx");
        for (int i = 0; i < 2; i++) {
            var export = Spoken.by("export", plan, "--into", file.toString());
            assertThat(export.exitCode()).isZero();
            assertThat(export.err()).isEmpty();
            assertThat(export.out()).isEqualTo(file + System.lineSeparator());
        }
        assertThat(folder.resolve("rollout/rollout-plan.md")).doesNotExist();
        Spoken.by("export", plan, "--into", file.toString(), "--formats", "markdown");
        assertThat(folder.resolve("rollout/rollout-plan.md")).isRegularFile();
    }

    @Test
    void the_workbook_of_the_plan_itself_is_refreshed() throws IOException {
        var file = folder.resolve("rollout/rollout-plan.xlsx");
        var export = Spoken.by("export", plan, "--into", file.toString());
        assertThat(export.exitCode()).isZero();
        assertThat(Files.size(file)).isGreaterThan(10_000);
    }

    @Test
    void what_is_no_workbook_is_refused_and_stays_as_it_is() throws IOException {
        var file = Files.writeString(folder.resolve("notes.xlsx"), "by hand");
        var refused = Spoken.by("export", plan, "--into", file.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("notes.xlsx", "was not refreshed");
        assertThat(file).hasContent("by hand");

        var other =
                Spoken.by("export", plan, "--into", folder.resolve("notes.csv").toString());
        assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err()).contains(".xlsx");
    }

    @Test
    void every_table_is_a_file_of_its_own() throws IOException {
        var export = Spoken.by("export", plan, "--formats", "csv");
        assertThat(export.exitCode()).isZero();
        assertThat(Files.readAllLines(folder.resolve("rollout/tables/workloads.csv")))
                .hasSize(9)
                .first()
                .asString()
                .startsWith("Namespace,");
        assertThat(folder.resolve("rollout/tables/exceptions-and-postponed.csv"))
                .isRegularFile();
    }

    @Test
    void files_over_a_cluster_need_both() {
        var noCluster = Spoken.by("check", "--overlay", "fix.yaml");
        assertThat(noCluster.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(noCluster.err()).contains("a source is missing");

        var noOverlay = Spoken.by("check", "fix.yaml", "--context", "prod");
        assertThat(noOverlay.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(noOverlay.err()).contains("--overlay");

        var noFile = Spoken.by("check", "--context", "prod", "--overlay");
        assertThat(noFile.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(noFile.err()).contains("needs a file");
    }
}
