package dev.meshward.export;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
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

    void add(String path, byte[] bytes) throws IOException {
        var file = built.resolve(path);
        Files.createDirectories(java.util.Objects.requireNonNullElse(file.getParent(), built));
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
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
