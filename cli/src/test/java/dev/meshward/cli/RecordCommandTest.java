package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCommandTest {

    private static final String SHOP = "../sample-clusters/corner-shop/cluster";

    @TempDir
    private Path folder = Path.of("");

    private String plan = "";

    @BeforeEach
    void plan_the_shop() {
        plan = folder.resolve("rollout").toString();
        assertThat(planned().exitCode()).isZero();
    }

    private Spoken planned() {
        return Spoken.by("plan", SHOP, "--mesh", "istio", "--out", plan);
    }

    @Test
    void what_was_done_stands_in_the_run_log_with_who_and_when() throws IOException {
        assertThat(record("0", "started", "--by", "Ada", "--note", "as agreed").exitCode())
                .isZero();

        assertThat(runs())
                .contains("\"state\": \"started\"")
                .contains("\"by\": \"Ada\"")
                .contains("\"note\": \"as agreed\"")
                .contains("\"stage\": \"prerequisites-")
                .containsPattern("\"at\": \"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"");
    }

    @Test
    void the_run_log_outlives_a_plan_that_is_made_again() throws IOException {
        record("00-prerequisites", "applied");
        var before = runs();

        assertThat(planned().exitCode()).isZero();
        assertThat(runs()).isEqualTo(before);
    }

    @Test
    void a_stage_that_is_not_there_and_a_state_that_is_none_are_refused() throws IOException {
        assertThat(record("nowhere", "started").exitCode()).isEqualTo(2);
        assertThat(record("nowhere", "started").err())
                .contains("no stage \"nowhere\"")
                .contains("(0)");
        assertThat(record("0", "finished").exitCode()).isEqualTo(2);
        assertThat(Spoken.by("record", folder.toString(), "0", "started").exitCode())
                .isEqualTo(3);
        assertThat(runs()).doesNotContain("state");
    }

    @Test
    void what_cannot_be_true_is_answered_with_what_the_log_says() throws IOException {
        assertThat(record("0", "undone").exitCode()).isEqualTo(1);
        assertThat(record("0", "undone").err()).contains("nothing was ever reported");
        record("0", "applied", "--by", "Ada");
        var twice = record("0", "applied");

        assertThat(twice.exitCode()).isEqualTo(1);
        assertThat(twice.err()).contains("reported applied by Ada at 2");
        assertThat(Pattern.compile("\"state\"").matcher(runs()).results().count())
                .isEqualTo(1);
        assertThat(record("0", "undone").exitCode()).isZero();
        assertThat(record("0", "started").exitCode()).isZero();
        assertThat(record("0", "failed").exitCode()).isZero();
    }

    @Test
    void whoever_leaves_the_order_is_told() {
        assertThat(record("2", "started").err()).contains("stages/01-platform comes before");
    }

    @Test
    void nothing_is_lost_when_many_record_at_once() throws IOException {
        var codes = IntStream.range(0, 10)
                .parallel()
                .map(stage -> record(Integer.toString(stage), "started").exitCode())
                .toArray();

        assertThat(codes).containsOnly(0);
        assertThat(Pattern.compile("\"state\": \"started\"")
                        .matcher(runs())
                        .results()
                        .count())
                .isEqualTo(10);
        try (var left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("rollout");
        }
    }

    private Spoken record(String stage, String state, String... more) {
        var words = new java.util.ArrayList<>(java.util.List.of("record", plan, stage, state));
        words.addAll(java.util.List.of(more));
        return Spoken.by(words.toArray(String[]::new));
    }

    private String runs() throws IOException {
        var text = Files.readString(Path.of(plan, "plan.json"));
        return text.substring(text.indexOf("\"runs\""), text.indexOf("\"retired\""));
    }
}
