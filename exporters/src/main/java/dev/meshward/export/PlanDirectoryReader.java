package dev.meshward.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the files of a plan directory, for whoever understands them. */
public final class PlanDirectoryReader {

    /** No file of ours comes near it; one that does was put there by somebody, and is passed over. */
    private static final long LARGEST = 512L * 1024 * 1024;

    private PlanDirectoryReader() {}

    /**
     * Bytes by path below the directory, with {@code /} between folders on every system. Links are not followed.
     *
     * @throws IOException when the directory or a file in it cannot be read
     */
    public static SortedMap<String, byte[]> read(Path directory) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var found = Files.walk(directory)) {
            for (var file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
                if (Files.size(file) <= LARGEST) {
                    files.put(directory.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }
}
