package dev.meshward.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses a command line, runs the command, and turns whatever happens into words and an exit code. */
final class FrontDoor {

    private final Terminal terminal;

    FrontDoor(Terminal terminal) {
        this.terminal = terminal;
    }

    int enter(String... args) {
        try {
            return commandLine().execute(args);
        } catch (OutOfMemoryError | StackOverflowError failure) {
            return defect(failure);
        }
    }

    CommandLine commandLine() {
        var commandLine = new CommandLine(new MeshwardCommand(), new CommandFactory(terminal));
        commandLine.setOut(terminal.outWriter());
        commandLine.setErr(terminal.errWriter());
        commandLine.setColorScheme(Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF));
        commandLine.setUsageHelpWidth(100);
        KnownWords.teach(commandLine);
        commandLine.setParameterExceptionHandler((exception, _) -> wrongUsage(exception));
        commandLine.setExecutionExceptionHandler((exception, _, _) -> ended(exception));
        return commandLine;
    }

    private int wrongUsage(ParameterException exception) {
        terminal.complain(String.valueOf(exception.getMessage()));
        var command = exception.getCommandLine();
        if (!UnmatchedArgumentException.printSuggestions(exception, command.getErr())) {
            terminal.err().println("Try: " + command.getCommandSpec().qualifiedName(" ") + " --help");
        }
        return ExitCode.USAGE;
    }

    private int ended(Exception exception) {
        if (exception instanceof Refused refused) {
            terminal.complain(refused.sentence());
            return refused.exitCode();
        }
        return defect(exception);
    }

    private int defect(Throwable thrown) {
        terminal.complain(new UnexpectedFailure(thrown).words());
        if (terminal.isDebugging()) {
            thrown.printStackTrace(terminal.err());
        }
        return ExitCode.OUR_DEFECT;
    }
}
