package dev.meshward.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the files of a translation beside their folder and renames them into place. A folder that holds an earlier
 * translation is replaced whole; any other folder with something in it is refused.
 */
public final class TranslationWriter {

    /** The report lies in every folder of a translation, and tells it from others. */
    public static final String REPORT = "translation.json";

    private TranslationWriter() {}

    /** Writes all files and the report, or nothing. */
    public static Writing write(Path target, SortedMap<String, byte[]> files, byte[] report) {
        var all = new TreeMap<>(files);
        all.put(REPORT, report);
        try {
            var directory = Files.exists(target)
                    ? target.toRealPath()
                    : target.toAbsolutePath().normalize();
            var because = whyNotOurs(directory);
            return because.isPresent() ? new Writing.Refused(because.get()) : written(directory, all);
        } catch (IOException e) {
            return new Writing.Failed(
                    "The translation could not be written to " + target + ": " + e.getMessage() + ".");
        }
    }

    private static Writing written(Path directory, SortedMap<String, byte[]> files) throws IOException {
        boolean replaces = Files.exists(directory.resolve(REPORT));
        var parent = Optional.ofNullable(directory.getParent())
                .orElseThrow(() -> new IOException("a root cannot be replaced"));
        Files.createDirectories(parent);
        var swap = new FolderSwap(directory, parent);
        try {
            swap.addAll(files);
            swap.intoPlace();
        } finally {
            swap.discard();
        }
        return new Writing.Written(directory, replaces, 0);
    }

    private static Optional<String> whyNotOurs(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isDirectory(directory)) {
            return Optional.of(directory + " is a file. Perhaps name a folder that does not exist yet.");
        }
        List<Path> inside;
        try (var entries = Files.list(directory)) {
            inside = entries.toList();
        }
        boolean isOurs = inside.isEmpty()
                || Files.isRegularFile(directory.resolve(REPORT)) && !Files.exists(directory.resolve(".git"));
        return isOurs
                ? Optional.empty()
                : Optional.of("The folder " + directory
                        + " is not empty and holds no translation of ours. Perhaps name another one, or empty"
                        + " it first.");
    }
}
