package dev.meshward.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above all commands: what holds for each of them. */
@Command(
        name = "meshward",
        description = "Brings a service mesh into a running Kubernetes cluster without breaking a call.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = VersionWords.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ScanCommand.class,
            GraphCommand.class,
            CheckCommand.class,
            PlanCommand.class,
            JudgeCommand.class,
            RecordCommand.class,
            StatusCommand.class,
            TranslateCommand.class,
            ExportCommand.class,
            CompareCommand.class,
            RbacCommand.class,
            ExplainCommand.class,
            CompletionCommand.class
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0   done",
            "  1   the answer is no",
            "  2   wrong usage",
            "  3   the source cannot be read or reached",
            "  4   done, but something that would have been used could not be read",
            "  69  something this machine has to have is missing",
            "  70  a defect of Meshward, with a code to quote"
        })
final class MeshwardCommand implements Callable<Integer> {

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No progress and no summary; results, errors and what could not be read.")
    private boolean quiet;

    /** Read before the command line is parsed, since errors and help have colours too. */
    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colours; NO_COLOR does the same.")
    @SuppressWarnings("UnusedVariable")
    private boolean noColour;

    @Option(
            names = "--log-level",
            scope = ScopeType.INHERIT,
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "How much is told on the way: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private LogLevel logLevel = LogLevel.INFO;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What a command tells on the way, as far as the user wants to hear it. */
    Talk talk(Terminal terminal) {
        return new Talk(terminal, quiet ? LogLevel.WARN : logLevel);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
