package dev.meshward.testing.journey;

import dev.meshward.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Manifests that people wrote: a sample cluster, or the manifests of a real project that lie beside the repository.
 *
 * @param name of the story or the project
 */
public record GivenCluster(String name, Path folder) {

    /** The sample clusters, by name. */
    public static List<GivenCluster> samples() {
        return below(Repository.here().at("sample-clusters"), "cluster");
    }

    /** Real projects' manifests, by name; none where nothing lies beside the repository. */
    public static List<GivenCluster> corpora() {
        return Repository.here()
                .shared("corpora")
                .map(corpora -> below(corpora, "manifests"))
                .orElse(List.of());
    }

    public static Stream<GivenCluster> all() {
        return Stream.concat(samples().stream(), corpora().stream());
    }

    private static List<GivenCluster> below(Path parent, String child) {
        try (var folders = Files.list(parent)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve(child)))
                    .sorted()
                    .map(folder -> new GivenCluster(folder.getFileName().toString(), folder.resolve(child)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of every manifest file, sorted by path. */
    public List<String> documents() {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(ya?ml|json)"))
                    .sorted()
                    .map(Repository::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
