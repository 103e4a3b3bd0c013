package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstPageOptionsTest {

    @TempDir
    private static Path folder = Path.of("");

    private static Path rollout = Path.of("");

    @BeforeAll
    static void plan() {
        rollout = folder.resolve("rollout");
        assertThat(Spoken.by("plan", "../sample-clusters/corner-shop", "--out", rollout.toString())
                        .exitCode())
                .isZero();
    }

    private static Spoken export(String... options) {
        var arguments = new java.util.ArrayList<>(java.util.List.of("export", rollout.toString()));
        arguments.addAll(java.util.List.of(options));
        return Spoken.by(arguments.toArray(String[]::new));
    }

    @Test
    void a_page_is_written_as_markdown_and_html_and_nothing_else_is_touched() throws IOException {
        var before = Files.getLastModifiedTime(rollout.resolve("rollout-plan.md"));

        var said = export("--for", "board");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("board.md").contains("board.html");
        assertThat(Files.readString(rollout.resolve("for/board.md"))).startsWith("# Change: stage 0 of ");
        assertThat(Files.readString(rollout.resolve("for/board.html"))).startsWith("<!DOCTYPE html>");
        assertThat(Files.getLastModifiedTime(rollout.resolve("rollout-plan.md")))
                .isEqualTo(before);
    }

    @Test
    void the_plan_can_still_be_judged_with_the_pages_beside_it() {
        export("--for", "oncall", "--stage", "all");

        assertThat(Spoken.by("judge", rollout.toString()).exitCode()).isZero();
    }

    @Test
    void a_stage_is_named_by_number_or_by_id_and_one_that_is_not_there_is_wrong_usage() {
        assertThat(export("--for", "oncall", "--stage", "3").out()).contains("oncall-03.md");
        assertThat(export("--for", "oncall", "--stage", "99").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(export("--for", "oncall", "--stage", "99").err()).contains("there is no stage 99; they are 0 to ");
        assertThat(export("--for", "auditor", "--stage", "3").err()).contains("--stage goes with --for board");
    }

    @Test
    void readers_nobody_knows_are_answered_with_the_known_ones() {
        assertThat(export("--for", "ceo").err()).contains("board, oncall, owner:NAME or auditor");
        assertThat(export("--for", "owner:nobody").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(export("--for", "owner:../../etc/passwd").err()).contains("nobody called");
    }
}
