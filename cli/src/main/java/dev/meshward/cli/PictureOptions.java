package dev.meshward.cli;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.export.FileWriter;
import dev.meshward.export.graphs.Diagram;
import dev.meshward.export.graphs.GraphChart;
import dev.meshward.export.graphs.GraphView;
import dev.meshward.export.pictures.Caption;
import dev.meshward.export.pictures.GraphPicture;
import dev.meshward.export.pictures.Paper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a picture of the graph shows, how large it is and where it goes. */
final class PictureOptions {

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            defaultValue = "namespaces",
            description =
                    "Of a picture (svg, png): a box for each of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Level level = Level.NAMESPACES;

    @Option(
            names = "--open",
            paramLabel = "NAMESPACE",
            description = "Of a picture: this namespace with its workloads, and the namespaces around it.")
    private Optional<String> open = Optional.empty();

    @Option(
            names = "--poster",
            paramLabel = "PAPER",
            defaultValue = "fitting",
            description =
                    "Of a picture: fitted to ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, as large as it is.")
    private Paper paper = Paper.FITTING;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where the output goes. Default: standard output.")
    private Optional<Path> out = Optional.empty();

    enum Level {
        NAMESPACES,
        WORKLOADS;

        @Override
        public String toString() {
            return Terminal.lower(name());
        }
    }

    GraphPicture picture(GraphView view, ClusterSnapshot snapshot) {
        var diagram = Diagram.of(view.shown())
                .with(snapshot.workloads().stream().map(Workload::id).toList());
        open.filter(namespace -> !diagram.boxesByNamespace().containsKey(namespace))
                .ifPresent(namespace -> {
                    throw Refused.wrongUsage("--open: there is no namespace " + namespace + " in the graph.");
                });
        return GraphPicture.of(
                lettering -> open.map(namespace -> GraphChart.opened(diagram, namespace, lettering))
                        .orElseGet(() -> switch (level) {
                            case NAMESPACES -> GraphChart.ofNamespaces(diagram, lettering);
                            case WORKLOADS -> GraphChart.ofWorkloads(diagram, lettering);
                        }),
                Caption.of(view, snapshot.cluster(), snapshot.takenAt()));
    }

    Paper paper() {
        return paper;
    }

    void deliver(byte[] bytes, Terminal terminal) {
        if (out.isEmpty()) {
            terminal.out().writeBytes(bytes);
            return;
        }
        try {
            FileWriter.write(out.get(), bytes);
        } catch (IOException e) {
            throw Refused.wrongUsage(out.get() + " cannot be written: " + e.getMessage());
        }
    }
}
