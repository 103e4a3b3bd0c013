package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysisOptionTest {

    @TempDir
    private static Path folder = Path.of("");

    private static Path rollout = Path.of("");

    @BeforeAll
    static void plan() throws IOException {
        rollout = Path.of(PlannedShop.in(folder).plan());
    }

    @Test
    void templates_are_written_beside_the_stages_and_named() {
        var said = Spoken.by("export", rollout.toString(), "--analysis", "argo-rollouts,flagger");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("argo-rollouts").contains("flagger");
        assertThat(rollout.resolve("analysis/argo-rollouts/README.md")).isRegularFile();
        assertThat(rollout.resolve("analysis/flagger/README.md")).isRegularFile();
    }

    @Test
    void a_plan_with_templates_beside_it_is_judged_as_before_and_can_be_made_again() {
        Spoken.by("export", rollout.toString(), "--analysis", "flagger");

        assertThat(Spoken.by("judge", rollout.toString()).exitCode()).isZero();
        assertThat(Spoken.by("plan", "../sample-clusters/corner-shop", "--out", rollout.toString())
                        .exitCode())
                .isZero();
        assertThat(rollout.resolve("analysis")).doesNotExist();
    }

    @Test
    void no_templates_are_written_unasked() throws IOException {
        var other = Files.createDirectory(folder.resolve("other"));
        Spoken.by("plan", "../sample-clusters/corner-shop", "--out", other.toString());
        Spoken.by("export", other.toString());

        assertThat(other.resolve("analysis")).doesNotExist();
    }

    @Test
    void a_controller_nobody_knows_is_wrong_usage() {
        var said = Spoken.by("export", rollout.toString(), "--analysis", "spinnaker");

        assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err()).contains("none of argo-rollouts, flagger");
    }
}
