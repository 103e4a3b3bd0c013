package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

    private static final Path PAGES = Path.of("../docs/findings");

    @Test
    void every_page_is_printed_as_it_stands() throws IOException {
        for (var page : pages()) {
            var code = String.valueOf(page.getFileName()).replace(".md", "");
            assertThat(Spoken.by("explain", code).out()).isEqualTo(Files.readString(page));
        }
    }

    @Test
    void a_code_may_be_written_in_small_letters() {
        assertThat(Spoken.by("explain", "mw-101").exitCode()).isZero();
    }

    @Test
    void the_code_of_a_field_is_explained_by_the_page_of_its_intent() throws IOException {
        var page = Spoken.by("explain", "mt-001");

        assertThat(page.exitCode()).isZero();
        assertThat(page.out())
                .isEqualTo("MT-001: a field that no rule reads\n\n"
                        + Files.readString(Path.of("../docs/translation/reading.md")));
    }

    @Test
    void an_unknown_code_is_wrong_usage_and_the_known_ones_are_listed() {
        var unknown = Spoken.by("explain", "MW-000");

        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("MW-101");
        assertThat(Spoken.by("explain", "../../secrets").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private static List<Path> pages() throws IOException {
        try (var pages = Files.list(PAGES)) {
            var codes = pages.filter(page -> String.valueOf(page.getFileName()).startsWith("MW-"))
                    .toList();
            assertThat(codes).isNotEmpty();
            return codes;
        }
    }
}
