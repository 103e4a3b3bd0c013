package dev.meshward.cli;

import dev.meshward.survey.FindingCodes;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the page of a code. */
@Command(
        name = "explain",
        description = "Explains the code of a finding, such as MW-131, or of a translated field, such as MT-128.")
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "CODE", description = "A code as findings and translation reports carry it.")
    private String code = "";

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var page = FindingCodes.page(code.toUpperCase(Locale.ROOT));
        if (page.isEmpty()) {
            throw Refused.wrongUsage(
                    "there is no code " + code + ". The codes are: " + String.join(", ", FindingCodes.codes()) + ".");
        }
        terminal.out().print(page.get());
        return ExitCode.DONE;
    }
}
