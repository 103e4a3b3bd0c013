package dev.meshward.scan;

import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.Place;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The files of a folder and of the folders below it that may hold manifests, sorted; what is passed over is said. */
final class Folder {

    private static final List<String> READ = List.of(".yaml", ".yml", ".json", ".yaml.gz", ".yml.gz", ".json.gz");

    private final List<Path> files = new ArrayList<>();
    private final List<ScanGap> gaps = new ArrayList<>();
    private final Set<Path> visited = new HashSet<>();
    private final TreeSet<String> otherEndings = new TreeSet<>();
    private int others;

    /** What a walk found. */
    record Content(List<Path> files, List<ScanGap> gaps) {}

    private Folder() {}

    static Content walk(Path folder) {
        var walk = new Folder();
        walk.enter(folder);
        if (walk.others > 0) {
            walk.gaps.add(new ScanGap.Foreign(
                    new Place(shown(folder), 0, ""),
                    walk.others + " files are neither YAML nor JSON and were not read ("
                            + String.join(", ", walk.otherEndings) + ")"));
        }
        return new Content(List.copyOf(walk.files), List.copyOf(walk.gaps));
    }

    /** A folder that a link leads back to is entered once. */
    private void enter(Path folder) {
        try {
            if (!visited.add(folder.toRealPath())) {
                return;
            }
            try (var children = Files.list(folder)) {
                children.sorted().forEach(this::look);
            }
        } catch (IOException | SecurityException e) {
            gaps.add(new ScanGap.Unreadable(
                    new Place(shown(folder), 0, ""), "this folder cannot be read: " + reason(e)));
        }
    }

    private void look(Path child) {
        var name = String.valueOf(child.getFileName());
        if (Files.isDirectory(child)) {
            if (name.startsWith(".")) {
                gaps.add(new ScanGap.NotLooked("the hidden folder " + shown(child), "hidden folders are not entered"));
            } else {
                enter(child);
            }
        } else if (isManifestName(name)) {
            files.add(child);
        } else {
            others++;
            otherEndings.add(ending(name));
        }
    }

    static boolean isManifestName(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return READ.stream().anyMatch(lower::endsWith) && !lower.startsWith(".") || Kustomization.isNamedSo(name);
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(dot);
    }

    /** The path as the user wrote it, with the same slashes on every system. */
    static String shown(Path path) {
        return path.toString().replace(File.separatorChar, '/');
    }

    static String reason(Exception e) {
        return switch (e) {
            case AccessDeniedException _ -> "reading it is not allowed";
            case NoSuchFileException _ -> "it is not there";
            default -> "reading stopped with an error of the system";
        };
    }
}
