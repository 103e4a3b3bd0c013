package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompareCommandTest {

    private Path folder = Path.of("");

    @BeforeAll
    void plan(@TempDir Path given) {
        folder = given;
        for (var mesh : new String[] {"istio", "linkerd"}) {
            var out = folder.resolve(mesh).toString();
            assertThat(Spoken.by(
                                    "plan",
                                    "../sample-clusters/corner-shop",
                                    "--mesh",
                                    mesh,
                                    "--formats",
                                    "markdown",
                                    "-o",
                                    out)
                            .exitCode())
                    .isZero();
        }
    }

    @Test
    void figures_stand_side_by_side_and_those_that_differ_are_marked() {
        var compared = compared("text");

        assertThat(compared.exitCode()).isZero();
        assertThat(compared.out())
                .containsPattern("\\* mesh +Istio [0-9.]+ +Linkerd [0-9.]+")
                .containsPattern("  verdict +conditional +conditional")
                .containsPattern("\\* exceptions +1 +2")
                .containsPattern("  last day +no dates +no dates")
                .containsPattern("\\* CPU, cores +[0-9.]+ +not known");
    }

    @Test
    void programs_get_numbers_and_null_for_what_is_not_known() {
        assertThat(compared("json").out())
                .contains("\"schema\": \"meshward.dev/comparison/v1\"")
                .containsPattern("\"restartedPods\": [0-9]+")
                .contains("\"plaintextWeeks\": null")
                .containsPattern("\"differences\": \\[\\s*\"mesh\"");
    }

    @Test
    void documents_get_a_table() {
        assertThat(compared("markdown").out()).contains("| **mesh** ≠ |").contains("| stages |");
    }

    @Test
    void one_plan_alone_cannot_be_compared() {
        var compared = Spoken.by("compare", folder.resolve("istio").toString());

        assertThat(compared.exitCode()).isEqualTo(2);
        assertThat(compared.err()).contains("nothing to compare");
    }

    @Test
    void a_folder_without_a_plan_is_a_source_that_cannot_be_read() {
        assertThat(Spoken.by("compare", folder.resolve("istio").toString(), folder.toString())
                        .exitCode())
                .isEqualTo(3);
    }

    private Spoken compared(String format) {
        return Spoken.by(
                "compare",
                folder.resolve("istio").toString(),
                folder.resolve("linkerd").toString(),
                "--format",
                format);
    }
}
