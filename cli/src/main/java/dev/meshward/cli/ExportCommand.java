package dev.meshward.cli;

import dev.meshward.export.FileWriter;
import dev.meshward.export.documents.DocumentFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the documents of a plan again, from what its directory holds. */
@Command(name = "export", description = "Writes the documents of a plan again, from its folder into its folder.")
final class ExportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @ParentCommand
    private MeshwardCommand meshward = new MeshwardCommand();

    @Parameters(paramLabel = "DIR", description = "The folder of a plan.")
    private Path directory = Path.of("");

    @Option(
            names = "--formats",
            paramLabel = "FORMAT",
            split = ",",
            description = "Documents for people: ${COMPLETION-CANDIDATES}. Default: " + DocumentFormat.USUAL
                    + ", or none with --into.")
    private List<DocumentFormat> formats = new ArrayList<>();

    @Mixin
    private IntoOption intoOption = new IntoOption();

    @Mixin
    private FirstPageOptions firstPages = new FirstPageOptions();

    @Mixin
    private LayoutOption layoutOption = new LayoutOption();

    @Mixin
    private AnalysisOption analysisOption = new AnalysisOption();

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        intoOption.check();
        var plan = PlanFolder.read(directory);
        var documents = new TreeMap<String, byte[]>();
        if (firstPages.isGiven()) {
            documents.putAll(firstPages.pages(directory, plan, new Visit(terminal, meshward.talk(terminal))));
        } else {
            formats().forEach(format -> documents.putAll(format.documents(plan)));
        }
        documents.forEach((path, bytes) -> write(directory.resolve(path), bytes));
        layoutOption.write(directory, plan);
        analysisOption.write(directory, plan);
        var refreshed = intoOption.write(plan, meshward.talk(terminal));
        if (meshward.talk(terminal).isChatty()) {
            documents.keySet().forEach(path -> terminal.out().println(directory.resolve(path)));
            refreshed.ifPresent(file -> terminal.out().println(file));
            layoutOption.written().ifPresent(folder -> terminal.out().println(directory.resolve(folder)));
            analysisOption.written().forEach(folder -> terminal.out().println(directory.resolve(folder)));
        }
        return ExitCode.DONE;
    }

    private List<DocumentFormat> formats() {
        return formats.isEmpty() && !intoOption.isGiven() ? DocumentFormat.usual() : formats;
    }

    private static void write(Path file, byte[] bytes) {
        try {
            FileWriter.write(file, bytes);
        } catch (IOException e) {
            throw Refused.wrongUsage(file + " cannot be written: " + e.getMessage());
        }
    }
}
