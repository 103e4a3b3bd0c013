package dev.meshward.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWordsTest {

    @Test
    void ordinary_names_need_no_quotes() {
        assertThat(ShellWords.word("stages/04-join/undo/patch/a_b.yaml"))
                .isEqualTo("stages/04-join/undo/patch/a_b.yaml");
    }

    @Test
    void whatever_a_shell_would_read_as_more_than_a_word_is_quoted() {
        assertThat(ShellWords.word("x; rm -rf $HOME")).isEqualTo("'x; rm -rf $HOME'");
        assertThat(ShellWords.word("it's")).isEqualTo("'it'\\''s'");
        assertThat(ShellWords.word("--all")).isEqualTo("'--all'");
        assertThat(ShellWords.word("")).isEqualTo("''");
    }
}
