package dev.meshward.dependencies.corpora;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.SnapshotAssembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** One real application whose calls are known. */
record Application(String name, String namespace, Path folder) {

    /** Beside the repository; absent on other machines. */
    static final Path CORPORA = corpora();

    private static Path corpora() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var shared = folder.resolve("shared/corpora");
            if (Files.isDirectory(shared)) {
                return shared;
            }
        }
        return Path.of("shared/corpora");
    }

    static boolean areThere() {
        return Files.isRegularFile(CORPORA.resolve("INDEX.csv"));
    }

    static List<Application> all() throws IOException {
        var applications = new ArrayList<Application>();
        var lines = Files.readAllLines(CORPORA.resolve("INDEX.csv"));
        for (var line : lines.subList(1, lines.size())) {
            var cells = Truth.Csv.cells(line);
            applications.add(new Application(cells.getFirst(), cells.get(4), CORPORA.resolve(cells.getFirst())));
        }
        return applications;
    }

    Truth truth(UnaryOperator<String> renamed) throws IOException {
        return Truth.read(folder.resolve("edges.csv"), renamed);
    }

    ClusterSnapshot snapshot(UnaryOperator<String> text) throws IOException {
        return snapshot(text, Comparator.naturalOrder());
    }

    ClusterSnapshot snapshot(UnaryOperator<String> text, Comparator<Path> order) throws IOException {
        var assembly = new SnapshotAssembly(ScanOptions.everything().withDefaultNamespace(namespace));
        try (var files = Files.list(folder.resolve("manifests"))) {
            files.sorted(order).forEach(file -> take(file, text, assembly));
        }
        return assembly.finish(name);
    }

    private static void take(Path file, UnaryOperator<String> text, SnapshotAssembly assembly) {
        try {
            var bytes = text.apply(Files.readString(file)).getBytes(StandardCharsets.UTF_8);
            ManifestReader.read(file.getFileName().toString(), bytes).forEach(assembly::take);
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }
}
