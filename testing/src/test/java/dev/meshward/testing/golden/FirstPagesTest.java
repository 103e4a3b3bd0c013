package dev.meshward.testing.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.testing.Repository;
import dev.meshward.testing.journey.CommandLine;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages for a board, for whoever is on call, for an owner and for an auditor, of the story with twelve namespaces. */
class FirstPagesTest {

    /** Letters on a line and lines on a sheet of A4, as the style sheet of the pages sets them; counted on the safe side. */
    private static final int LETTERS = 115;

    private static final double LINES = 71;

    private static final Map<String, String> PAGES = new TreeMap<>();

    @BeforeAll
    static void write(@TempDir Path folder) {
        var rollout = folder.resolve("rollout").toString();
        say("plan", "sample-clusters/northwind-rail/cluster", "--out", rollout);
        say("export", rollout, "--for", "board", "--stage", "all");
        say("export", rollout, "--for", "oncall", "--stage", "all");
        say("export", rollout, "--for", "auditor");
        for (var owner : new String[] {"payments", "platform", "rolling-stock"}) {
            say("export", rollout, "--for", "owner:" + owner);
        }
        PAGES.putAll(GoldenStoriesTest.read(Path.of(rollout), name -> name.startsWith("for/") && name.endsWith(".md")));
    }

    private static void say(String... arguments) {
        assertThat(CommandLine.in(Repository.here().root()).run(arguments).exitCode())
                .as(String.join(" ", arguments))
                .isZero();
    }

    @Test
    void each_fits_a_sheet_of_a4() {
        assertThat(PAGES).hasSizeGreaterThan(60);
        PAGES.forEach((name, text) -> assertThat(lines(text)).as(name).isLessThanOrEqualTo(LINES));
    }

    private static double lines(String markdown) {
        double lines = 0;
        for (var line : markdown.lines().toList()) {
            lines += height(line);
        }
        return lines;
    }

    /** A line between blocks counts a third; what no reader sees does not count. */
    private static double height(String line) {
        if (line.isBlank()) {
            return 0.3;
        }
        if (line.startsWith("```") || line.startsWith("| ---") || line.startsWith("|  |")) {
            return 0;
        }
        var seen = line.replaceAll("\\]\\([^)]*\\)", "").replaceAll("[*`\\\\]", "");
        int room = line.startsWith("|") ? LETTERS - 22 : LETTERS;
        return Math.ceil((double) seen.length() / room) * (line.startsWith("# ") ? 2 : 1);
    }

    @Test
    void the_way_back_stands_in_the_first_screenful_of_whoever_is_on_call() {
        PAGES.forEach((name, text) -> {
            if (name.startsWith("for/oncall")) {
                var screenful = text.lines().limit(24).toList();
                assertThat(screenful)
                        .as(name)
                        .anySatisfy(line -> assertThat(line).startsWith("**Undo"));
                assertThat(text.lines().limit(5))
                        .as(name)
                        .anySatisfy(line -> assertThat(line).contains("State now"));
            }
        });
    }

    @Test
    void a_board_reads_the_proof_in_one_line_and_every_call_that_is_not_delivered_by_name() {
        var page = PAGES.getOrDefault("for/board-09.md", "");

        assertThat(page)
                .contains(" calls × 4 states")
                .contains("2 refused, 0 opened, 0 unknown, named")
                .contains("(ingress) → fleet/sensor-gateway:1883")
                .contains("An approval is a record");
    }

    @Test
    void the_bypass_is_told_with_the_doors_it_opens() {
        assertThat(PAGES.getOrDefault("for/oncall-08.md", ""))
                .contains("## Emergency bypass, and the doors it opens")
                .contains("Authorization off in identity")
                .contains("to every caller that its mutual TLS mode accepts")
                .contains("(../emergency/namespace-payments.md)");
    }

    @Test
    void an_owner_reads_of_their_own_workloads_and_of_nobody_elses() {
        assertThat(PAGES.getOrDefault("for/owner-payments.md", ""))
                .contains("`card-vault`")
                .contains("8 [join]")
                .contains("Before stage 8 (in my repository): `patch/cronjob-payments.settlement.yaml`")
                .contains("ticketing/ticket-api (ticketing)")
                .doesNotContain("`booking-api`");
    }

    @Test
    void an_auditor_finds_what_was_planned_on_what_and_that_nothing_is_recorded() {
        assertThat(PAGES.getOrDefault("for/auditor.md", ""))
                .contains("Snapshot (SHA-256)")
                .contains("188 objects, 13 namespaces, 56 workloads")
                .contains("nothing is recorded yet")
                .contains("proves nobody's identity")
                .contains("until the API server no longer calls it.");
    }
}
