package dev.meshward.cli;

import dev.meshward.export.comparison.ComparisonJson;
import dev.meshward.export.comparison.ComparisonMarkdown;
import dev.meshward.export.comparison.ComparisonText;
import dev.meshward.export.figures.PlanFigures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts plans side by side. */
@Command(
        name = "compare",
        description =
                "Puts plans side by side: verdict, last day, stages, restarts, exceptions, unknowns, CPU and memory,"
                        + " plaintext-weeks, bound.")
final class CompareCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "The folders of plans, two at least.")
    private List<Path> directories = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (directories.size() < 2) {
            throw Refused.wrongUsage("there is nothing to compare " + directories.getFirst() + " with.");
        }
        var plans = directories.stream()
                .map(directory -> PlanFigures.of(directory.toString(), PlanFolder.read(directory)))
                .toList();
        terminal.out().print(format.print(plans));
        return ExitCode.DONE;
    }

    /** How a comparison is printed. */
    enum Format {
        TEXT,
        JSON,
        MARKDOWN;

        String print(List<PlanFigures> plans) {
            return switch (this) {
                case TEXT -> ComparisonText.of(plans);
                case JSON -> ComparisonJson.of(plans);
                case MARKDOWN -> ComparisonMarkdown.of(plans);
            };
        }

        @Override
        public String toString() {
            return Terminal.lower(name());
        }
    }
}
