package dev.meshward.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A folder that is built beside another one and then takes its place by renaming. */
final class FolderSwap {

    private final Path target;
    private final Path built;
    private final Path replaced;

    FolderSwap(Path target, Path parent) throws IOException {
        var mark = "." + target.getFileName() + ".meshward-"
                + ProcessHandle.current().pid();
        this.target = target;
        this.built = parent.resolve(mark + ".new");
        this.replaced = parent.resolve(mark + ".old");
        delete(built);
        Files.createDirectory(built);
    }

    /** Several at a time: a large plan has tens of thousands of small files, and a disk likes company. */
    void addAll(Map<String, byte[]> bytesByPath) throws IOException {
        var folders = new TreeSet<Path>();
        bytesByPath
                .keySet()
                .forEach(path ->
                        folders.add(Objects.requireNonNullElse(place(path).getParent(), built)));
        for (var folder : folders) {
            Files.createDirectories(folder);
        }
        try {
            bytesByPath.entrySet().parallelStream().forEach(file -> add(file.getKey(), file.getValue()));
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private Path place(String path) {
        return built.resolve(path);
    }

    private void add(String path, byte[] bytes) {
        try {
            Files.write(place(path), bytes, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void intoPlace() throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(built, target);
            return;
        }
        Files.move(target, replaced);
        try {
            Files.move(built, target);
        } catch (IOException e) {
            Files.move(replaced, target);
            throw e;
        }
        delete(replaced);
    }

    /** Leaves nothing of ours behind, whatever happened before. */
    void discard() throws IOException {
        delete(built);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(folder, new Deletion());
        }
    }

    /** Links inside are removed, never followed. */
    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
