package dev.meshward.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The folder that holds all modules, wherever a test was started. */
public record Repository(Path root) {

    /** Folders that hold what a build or an editor made. */
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".meshward", ".idea", ".vscode", "rollout");

    /** The repository around the working directory. */
    public static Repository here() {
        var start = Path.of("").toAbsolutePath();
        for (var folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("planner/pom.xml")) && Files.exists(folder.resolve("testing/pom.xml"))) {
                return new Repository(folder);
            }
        }
        throw new IllegalStateException(start + " is not inside the repository. Maybe start the tests from its root.");
    }

    /** A file or folder by its path from the root. */
    public Path at(String path) {
        return root.resolve(path);
    }

    /** Material that lies beside the repository and is no part of it; empty on machines that do not have it. */
    public Optional<Path> shared(String path) {
        var beside = root.resolveSibling("shared").resolve(path);
        return Files.exists(beside) ? Optional.of(beside) : Optional.empty();
    }

    /** The path of a file as it is written in the repository, with forward slashes. */
    public String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Every file that was written by a person, sorted; what a build made is left out. */
    public List<Path> files() {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(root, new Collecting(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted().toList();
    }

    /** Every Java source of every module. */
    public List<Path> javaSources() {
        return files().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    public static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static final class Collecting extends SimpleFileVisitor<Path> {
        private final List<Path> files;

        private Collecting(List<Path> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            var name = folder.getFileName();
            return name != null && NOT_OURS.contains(name.toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
        }
    }
}
