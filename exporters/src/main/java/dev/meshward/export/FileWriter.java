package dev.meshward.export;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Writes a single file beside its place and moves it there, so that nobody ever sees half of it. */
public final class FileWriter {

    private FileWriter() {}

    /** Replaces what is there; folders on the way are made. */
    public static void write(Path target, byte[] bytes) throws IOException {
        var place = Files.exists(target)
                ? target.toRealPath()
                : target.toAbsolutePath().normalize();
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            // A device or a pipe, such as /dev/stdout, can only be written to as it is.
            Files.write(place, bytes);
            return;
        }
        var parent = Optional.ofNullable(place.getParent()).orElseThrow(() -> new IOException(target + " is a root"));
        Files.createDirectories(parent);
        // Not a temporary file of Java's, which only its owner may read.
        var beside = parent.resolve("." + place.getFileName() + ".meshward-"
                + ProcessHandle.current().pid() + ".new");
        try {
            Files.write(beside, bytes);
            move(beside, place);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Takes a file of ours away; nothing happens where it is gone already. */
    public static void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    private static void move(Path beside, Path place) throws IOException {
        try {
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
