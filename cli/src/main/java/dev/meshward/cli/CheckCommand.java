package dev.meshward.cli;

import dev.meshward.advice.Severity;
import dev.meshward.found.FindingFound;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.report.SuppressionFile;
import dev.meshward.readiness.report.Suppressions;
import dev.meshward.survey.FindingCodes;
import dev.meshward.survey.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Says what stands in the way of a mesh. */
@Command(name = "check", description = "Finds what stands in the way of a mesh.")
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @ParentCommand
    private MeshwardCommand meshward = new MeshwardCommand();

    @Mixin
    private SourceOptions sourceOptions = new SourceOptions();

    @Mixin
    private TestimonyOptions testimonyOptions = new TestimonyOptions();

    @Mixin
    private MeshOptions meshOptions = new MeshOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private FindingFormat format = FindingFormat.TEXT;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description = "From which severity on the answer is no, exit code 1: ${COMPLETION-CANDIDATES}."
                    + " Default: ${DEFAULT-VALUE}.")
    private FailOn failOn = FailOn.ERROR;

    @Option(
            names = "--suppress",
            paramLabel = "FILE",
            description = "Findings you decided to live with, each with a reason, as YAML.")
    private Optional<Path> suppress = Optional.empty();

    @Mixin
    private SearchOption searchOption = new SearchOption();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var visit = new Visit(terminal, meshward.talk(terminal));
        var search = searchOption.search(FindingFound.FIELDS);
        var besides = testimonyOptions.besides(terminal);
        var suppressions = suppress.map(CheckCommand::read).orElse(Suppressions.none());
        var snapshot = visit.scan(sourceOptions.source());
        var testimony = visit.hear(besides);
        var graph = visit.graph(snapshot, testimony);
        var target = visit.survey().target(meshOptions.wish(), snapshot);
        var findings = visit.survey().check(snapshot, graph, target);
        var titles = FindingCodes.titleByCode();
        var report = Readiness.report(snapshot, target, findings, suppressions)
                .showing(finding -> search.finds(new FindingFound(
                        finding, titles.getOrDefault(finding.diagnosis().code(), ""), snapshot, graph)));
        visit.talk().silence();
        format.print(report, snapshot.cluster(), terminal);
        return failOn.isReachedBy(report.findings()) ? ExitCode.NO : visit.exitCode(snapshot, testimony);
    }

    /** @throws Refused when the file cannot be read or is not understood */
    private static Suppressions read(Path file) {
        try {
            var suppressions = SuppressionFile.read(file.toString(), Files.readAllBytes(file));
            if (!suppressions.refusals().isEmpty()) {
                throw Refused.wrongUsage(suppressions.refusals().stream()
                        .map(refusal -> refusal.place() + ": " + refusal.because())
                        .collect(Collectors.joining("\n")));
            }
            return suppressions;
        } catch (IOException _) {
            throw Refused.wrongUsage("The suppressions cannot be read: " + file + ". Maybe the file is not there.");
        }
    }

    /** From which severity on the answer is no. */
    enum FailOn {
        ERROR,
        WARNING,
        NEVER;

        boolean isReachedBy(List<Finding> findings) {
            return switch (this) {
                case ERROR -> findings.stream().anyMatch(finding -> severity(finding) == Severity.ERROR);
                case WARNING -> findings.stream().anyMatch(finding -> severity(finding) != Severity.INFO);
                case NEVER -> false;
            };
        }

        private static Severity severity(Finding finding) {
            return finding.diagnosis().severity();
        }

        @Override
        public String toString() {
            return Terminal.lower(name());
        }
    }
}
