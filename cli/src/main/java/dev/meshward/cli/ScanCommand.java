package dev.meshward.cli;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.export.FileWriter;
import dev.meshward.saved.SavedSnapshot;
import dev.meshward.survey.Engines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Reads a source and keeps what it says as a snapshot. */
@Command(name = "scan", description = "Reads a cluster and writes a snapshot of it, without the values of secrets.")
final class ScanCommand implements Callable<Integer> {

    private final Terminal terminal;

    @ParentCommand
    private MeshwardCommand meshward = new MeshwardCommand();

    @Mixin
    private SourceOptions sourceOptions = new SourceOptions();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where the snapshot goes; a name that ends in .gz is compressed. Default: standard output.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--keep-partial",
            description = "When Ctrl-C ends the reading of a running cluster, write what was read until then, with what"
                    + " was not as its gaps.")
    private boolean keepPartial;

    ScanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var interruption = keepPartial ? Interruption.waitedFor() : Interruption.endsTheProcess()) {
            return scan(interruption);
        }
    }

    private int scan(Interruption interruption) {
        var source = sourceOptions.source();
        var talk = meshward.talk(terminal);
        var visit = new Visit(terminal, talk, new ToldProgress(talk, interruption), Engines.usual());
        var snapshot = visit.scan(source);
        out.ifPresentOrElse(file -> write(file, snapshot), () -> print(snapshot));
        out.ifPresent(file -> visit.talk()
                .note(Words.count(snapshot.workloads().size(), "workload") + " in "
                        + Words.count(snapshot.namespaces().size(), "namespace") + ", written to " + file));
        visit.talk().silence();
        return visit.exitCode(snapshot);
    }

    private void print(ClusterSnapshot snapshot) {
        var bytes = SavedSnapshot.write(snapshot);
        terminal.out().write(bytes, 0, bytes.length);
    }

    private static void write(Path file, ClusterSnapshot snapshot) {
        var bytes =
                file.toString().endsWith(".gz") ? SavedSnapshot.compressed(snapshot) : SavedSnapshot.write(snapshot);
        var failure = WrittenWhole.by(() -> failureToWrite(file, bytes));
        if (failure.isPresent()) {
            throw Refused.wrongUsage(file + " cannot be written: " + failure.get() + ".");
        }
    }

    private static Optional<String> failureToWrite(Path file, byte[] bytes) {
        try {
            FileWriter.write(file, bytes);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
