package dev.meshward.desktop.work;

import dev.meshward.export.FileWriter;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The copy of unsaved work that survives a crash, one for each window. It is named after the process that keeps it, so that
 * nobody is offered what another window is still working on.
 */
final class Recovery {

    private static final String FOLDER = "unsaved";
    private static final String NOTE = ".json";

    private final Configuration configuration;
    private final String name;

    Recovery(Configuration configuration, ProcessHandle process) {
        this.configuration = configuration;
        this.name = nameOf(process);
    }

    /** A number of a process is given again, its number and the moment it began are not. */
    private static String nameOf(ProcessHandle process) {
        return process.pid() + "-"
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Keeps a copy. Whether it could be kept. */
    boolean keep(byte[] work, String title, Optional<Path> file, Instant at) {
        var note = Mapping.building().put("title", title).put("at", at.toString());
        file.ifPresent(path -> note.put("file", path.toString()));
        return configuration.write(FOLDER + "/" + name + WorkFile.ENDING, work)
                && configuration.write(
                        FOLDER + "/" + name + NOTE,
                        ManifestWriter.json(note.build()).getBytes(StandardCharsets.UTF_8));
    }

    /** There is nothing unsaved any more. */
    void forget() {
        forget(configuration.folder().resolve(FOLDER).resolve(name + WorkFile.ENDING));
    }

    void forget(Unsaved left) {
        forget(left.copy());
    }

    private static void forget(Path copy) {
        try {
            FileWriter.remove(copy);
            FileWriter.remove(note(copy));
        } catch (IOException _) {
            // It is offered again at the next start; nothing is lost.
        }
    }

    private static Path note(Path copy) {
        var file = copy.getFileName().toString();
        return copy.resolveSibling(file.substring(0, file.length() - WorkFile.ENDING.length()) + NOTE);
    }

    /** What windows left that are no more, the latest first. */
    List<Unsaved> left() {
        var folder = configuration.folder().resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(WorkFile.ENDING))
                    .filter(file -> !isAtWork(file.getFileName().toString()))
                    .map(Recovery::left)
                    .sorted(Comparator.comparing(Unsaved::at).reversed())
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private boolean isAtWork(String file) {
        var owner = file.substring(0, file.length() - WorkFile.ENDING.length());
        return owner.equals(name)
                || ProcessHandle.allProcesses().anyMatch(each -> nameOf(each).equals(owner));
    }

    private static Unsaved left(Path copy) {
        try {
            var root = DataReader.json("", Files.readAllBytes(note(copy)))
                    .documents()
                    .getFirst();
            return new Unsaved(
                    copy,
                    root.at("title").textOr(""),
                    root.at("file").text().map(Path::of),
                    Instant.parse(root.at("at").textOr("")));
        } catch (IOException | DateTimeParseException | InvalidPathException | NoSuchElementException _) {
            return new Unsaved(copy, copy.getFileName().toString(), Optional.empty(), Instant.EPOCH);
        }
    }
}
