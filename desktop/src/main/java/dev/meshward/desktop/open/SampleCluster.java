package dev.meshward.desktop.open;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A cluster that comes with Meshward, so that there is something to look at. */
public record SampleCluster(Path folder) {

    /** The stories in this folder, by name; none when there is no such folder. */
    public static List<SampleCluster> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var stories = Files.list(folder)) {
            return stories.filter(story -> Files.isDirectory(story.resolve("cluster")))
                    .sorted()
                    .map(SampleCluster::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder + ". Maybe its permissions changed?", e);
        }
    }

    /** {@code Northwind Rail} for the folder {@code northwind-rail}. */
    public String title() {
        var title = new StringBuilder();
        for (var word : String.valueOf(folder.getFileName()).split("-", -1)) {
            if (!word.isEmpty()) {
                title.append(title.isEmpty() ? "" : " ")
                        .append(Character.toUpperCase(word.charAt(0)))
                        .append(word, 1, word.length());
            }
        }
        return title.toString();
    }

    /** Where its manifests lie; the story itself is no manifest. */
    public Path manifests() {
        return folder.resolve("cluster");
    }

    @Override
    public String toString() {
        return title();
    }
}
