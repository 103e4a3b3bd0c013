package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrontDoorTest {

    @Test
    void help_goes_to_stdout_and_names_the_exit_codes() {
        var help = Spoken.by("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: meshward").contains("a defect of Meshward");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void version_is_one_line() {
        assertThat(Spoken.by("--version").out()).startsWith("meshward ").hasLineCount(1);
    }

    @Test
    void no_command_at_all_is_wrong_usage() {
        var nothing = Spoken.by();
        assertThat(nothing.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(nothing.err()).contains("a command is missing").contains("meshward --help");
        assertThat(nothing.out()).isEmpty();
    }

    @Test
    void a_misspelt_command_is_wrong_usage_and_the_right_one_is_suggested() {
        var misspelt = Spoken.by("completoin");
        assertThat(misspelt.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(misspelt.err()).contains("completion");
    }

    @Test
    void an_unknown_option_is_wrong_usage() {
        var unknown = Spoken.by("completion", "bash", "--fast");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("--fast");
    }

    @Test
    void completion_knows_the_commands_in_both_shells() {
        assertThat(Spoken.by("completion", "bash").out()).contains("completion", "--log-level");
        assertThat(Spoken.by("completion", "zsh").out()).startsWith("autoload").contains("bashcompinit");
    }
}
