package dev.meshward.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Only one at a time changes a plan directory, be it in this process or in another. The lock is a file beside the folder,
 * since the folder itself is renamed away; whoever holds the lock takes the file with him.
 */
final class FolderLock implements AutoCloseable {

    private static final long PAUSE_MILLIS = 20;
    /** Some systems let nobody read what is locked. */
    private static final long BEHIND_THE_TEXT = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Waits for whoever changes the folder now. */
    static FolderLock of(Path folder) throws IOException {
        var parent = Objects.requireNonNullElse(folder.getParent(), folder);
        Files.createDirectories(parent);
        var file = parent.resolve("." + folder.getFileName() + ".meshward-lock");
        while (true) {
            var lock = attempt(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            pause();
        }
    }

    private static Optional<FolderLock> attempt(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(BEHIND_THE_TEXT, 1, false) != null && isStill(channel, file)) {
                return Optional.of(new FolderLock(file, channel));
            }
        } catch (OverlappingFileLockException | NoSuchFileException _) {
            // Another thread of this process holds it, or whoever held it took it away meanwhile.
        }
        channel.close();
        return Optional.empty();
    }

    /** Whether the file we locked is the one of this name: a lock on a file that is gone holds nobody off. */
    private static boolean isStill(FileChannel channel, Path file) throws IOException {
        var mark = (ProcessHandle.current().pid() + " " + Thread.currentThread().threadId() + " "
                        + System.identityHashCode(channel))
                .getBytes(StandardCharsets.UTF_8);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(mark), 0);
        return Arrays.equals(Files.readAllBytes(file), mark);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("waiting for another command that changes the plan was interrupted");
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(file);
        } catch (java.nio.file.AccessDeniedException _) {
            // Where an open file cannot be deleted it stays, and is used again.
        } finally {
            channel.close();
        }
    }
}
