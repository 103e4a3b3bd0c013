package dev.meshward.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the script that lets a shell complete commands and options. */
@Command(
        name = "completion",
        description = "Prints a completion script for the shell.",
        footer = {
            "",
            "For this session:  source <(./meshward completion bash)",
            "For good:          ./meshward completion bash > ~/.local/share/bash-completion/completions/meshward"
        })
final class CompletionCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell = Shell.BASH;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var script = AutoComplete.bash("meshward", spec.root().commandLine());
        terminal.out().print(shell == Shell.ZSH ? ZSH_READS_BASH + script : script);
        return ExitCode.DONE;
    }

    /** zsh understands completions written for bash once these two are loaded. */
    private static final String ZSH_READS_BASH = """
        autoload -U +X compinit && compinit
        autoload -U +X bashcompinit && bashcompinit
        """;

    /** The shells we write for. */
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return Terminal.lower(name());
        }
    }
}
