package dev.meshward.cli;

import dev.meshward.manifest.ManifestWriter;
import dev.meshward.survey.ScanRights;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    RbacCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out()
                .print(ScanRights.least(namespaces).stream()
                        .map(ManifestWriter::yaml)
                        .collect(Collectors.joining("---\n")));
        return ExitCode.DONE;
    }
}
