package dev.meshward.testing.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sample clusters and what is expected of them. A story is found by its folder; what is expected lies in
 * {@code testing/golden}, and {@code -Dgolden=rewrite} writes it anew: the difference is then the review.
 */
class GoldenStoriesTest {

    private static final boolean REWRITE = "rewrite".equals(System.getProperty("golden"));
    private static final Repository REPOSITORY = Repository.here();

    static Stream<String> stories() {
        return names(REPOSITORY.at("sample-clusters"));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void a_story_is_told_as_expected(String story, @TempDir Path folder) {
        var told = new StoryTelling(REPOSITORY.root(), story, folder).told();
        var golden = REPOSITORY.at("testing/golden").resolve(story);
        if (REWRITE) {
            rewrite(golden, told);
        }

        var expected = read(golden);

        assertThat(told.keySet())
                .describedAs("files of " + story + "; -Dgolden=rewrite writes them anew")
                .isEqualTo(expected.keySet());
        told.forEach((name, text) -> assertThat(text)
                .describedAs("testing/golden/" + story + "/" + name + "; -Dgolden=rewrite writes it anew")
                .isEqualTo(expected.get(name)));
    }

    @Test
    void no_expectation_is_left_of_a_story_that_is_gone() {
        assertThat(names(REPOSITORY.at("testing/golden")))
                .containsExactlyElementsOf(stories().toList());
    }

    private static Stream<String> names(Path folder) {
        try (var folders = Files.list(folder)) {
            return folders
                    .filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rewrite(Path golden, Map<String, String> told) {
        read(golden).keySet().stream()
                .filter(name -> !told.containsKey(name))
                .forEach(name -> delete(golden.resolve(name)));
        told.forEach((name, text) -> Repository.write(golden.resolve(name), text));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, String> read(Path folder) {
        return read(folder, _ -> true);
    }

    /** The texts below a folder, by their path in it. */
    static SortedMap<String, String> read(Path folder, Predicate<String> isWanted) {
        var texts = new TreeMap<String, String>();
        if (!Files.isDirectory(folder)) {
            return texts;
        }
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                var name = folder.relativize(file).toString().replace('\\', '/');
                if (isWanted.test(name)) {
                    texts.put(name, Repository.read(file));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
