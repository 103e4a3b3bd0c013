package dev.meshward.cli;

import dev.meshward.manifest.ManifestWriter;
import dev.meshward.survey.ScanRights;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what somebody has to be allowed who scans a cluster. */
@Command(
        name = "rbac",
        description = "Prints the smallest rights a scan of a running cluster needs, as roles to apply.")
final class RbacCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "Only these namespaces, and what belongs to none. May be given more than once.")
    private Set<String> namespaces = new TreeSet<>();

    @Option(
            names = "--dry-run",
            description =
                    "Besides, the rights that plan --dry-run-against needs: the API server wants them for changes of"
                            + " which it keeps nothing.")
    private boolean dryRun;

    RbacCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out()
                .print(Stream.concat(
                                ScanRights.least(namespaces).stream(),
                                Stream.of(ScanRights.toDryRun()).filter(_ -> dryRun))
                        .map(ManifestWriter::yaml)
                        .collect(Collectors.joining("---\n")));
        return ExitCode.DONE;
    }
}
