package dev.meshward.cli;

import dev.meshward.advice.Severity;
import dev.meshward.readiness.Finding;
import java.util.List;
import java.util.concurrent.Callable;
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

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var visit = new Visit(terminal, meshward.talk(terminal));
        var besides = testimonyOptions.besides(terminal);
        var snapshot = visit.scan(sourceOptions.source());
        var testimony = visit.hear(besides);
        var graph = visit.graph(snapshot, testimony);
        var target = visit.survey().target(meshOptions.wish(), snapshot);
        var findings = visit.survey().check(snapshot, graph, target);
        visit.talk().silence();
        format.print(findings, snapshot.cluster(), terminal);
        return failOn.isReachedBy(findings) ? ExitCode.NO : visit.exitCode(snapshot, testimony);
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
