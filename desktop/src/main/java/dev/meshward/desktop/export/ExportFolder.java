package dev.meshward.desktop.export;

import dev.meshward.desktop.export.ExportFile.Fate;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.PlanDirectoryReader;
import dev.meshward.saved.PlanDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a folder holds now.
 *
 * @param files bytes by path; empty where there is no folder yet
 * @param because why it could not be looked into; empty where it could
 */
record ExportFolder(SortedMap<String, byte[]> files, Optional<String> because) {

    static ExportFolder at(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new ExportFolder(
                    Collections.emptySortedMap(),
                    Files.exists(folder) ? Optional.of(folder + " is a file.") : Optional.empty());
        }
        try {
            if (!Files.isRegularFile(folder.resolve(PlanDirectory.PLAN)) && !isEmpty(folder)) {
                return new ExportFolder(
                        Collections.emptySortedMap(), Optional.of(Words.say("export.not-ours", folder)));
            }
            return new ExportFolder(PlanDirectoryReader.read(folder), Optional.empty());
        } catch (IOException e) {
            return new ExportFolder(
                    Collections.emptySortedMap(), Optional.of(folder + " cannot be read: " + e.getMessage()));
        }
    }

    /** A folder of somebody else's may be large; nobody reads it only to refuse it. */
    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    /** What becomes of every file, by path. */
    List<ExportFile> afterwards(SortedMap<String, byte[]> written) {
        var all = new ArrayList<ExportFile>();
        written.forEach((path, bytes) -> all.add(new ExportFile(path, bytes.length, fate(path, bytes))));
        files.keySet().stream()
                .filter(path -> !written.containsKey(path))
                .forEach(path -> all.add(new ExportFile(path, 0, Fate.GOES)));
        all.sort(Comparator.comparing(ExportFile::path));
        return all;
    }

    private Fate fate(String path, byte[] bytes) {
        var before = files.get(path);
        if (before == null) {
            return Fate.NEW;
        }
        return Arrays.equals(before, bytes) ? Fate.SAME : Fate.CHANGED;
    }
}
