package dev.meshward.testing.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.testing.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be said of sources by reading them as text or as syntax: their size, and that each package explains itself. */
class SourcesTest {

    private static final int LONGEST_FILE = 250;

    /** A test class is a list of claims; a longer list is no harder to read. */
    private static final int LONGEST_TEST = 400;

    private static final int LONGEST_METHOD = 40;

    /** Tests carry manifests in their text, and these are no harder to read for being long. */
    private static final int LONGEST_TEST_METHOD = 65;

    /** The launcher's build runs in source mode, before anything is compiled, and so has to be one file. */
    private static final Set<String> LONG_FILES_THAT_ARE_ONE_THING = Set.of("launcher/Build.java");

    private final Repository repository = Repository.here();

    @Test
    void no_file_is_too_long() {
        var tooLong = sources()
                .filter(this::isTooLong)
                .map(repository::name)
                .filter(name -> !LONG_FILES_THAT_ARE_ONE_THING.contains(name));

        assertThat(tooLong).isEmpty();
    }

    @Test
    void no_file_on_the_list_of_long_ones_has_become_short() {
        var shortByNow = LONG_FILES_THAT_ARE_ONE_THING.stream()
                .filter(name -> Repository.read(repository.at(name)).lines().count() <= LONGEST_FILE);

        assertThat(shortByNow).isEmpty();
    }

    @Test
    void no_method_is_too_long() {
        var tooLong = sources()
                .flatMap(file -> MethodLengths.of(Repository.read(file)).entrySet().stream()
                        .filter(method -> method.getValue() > (isTest(file) ? LONGEST_TEST_METHOD : LONGEST_METHOD))
                        .map(method -> repository.name(file) + " " + method.getKey() + ": " + method.getValue()));

        assertThat(tooLong).isEmpty();
    }

    @Test
    void a_long_method_is_noticed() {
        var body = "x();\n".repeat(LONGEST_METHOD);

        assertThat(MethodLengths.of("class A { void a() {\n" + body + "} void b() { } }"))
                .containsEntry("a", LONGEST_METHOD + 2)
                .containsEntry("b", 1);
    }

    @Test
    void every_package_says_what_belongs_in_it_and_what_does_not() {
        var silent = new TreeSet<String>();
        for (var folder : packageFolders()) {
            var info = folder.resolve("package-info.java");
            if (!info.toFile().exists() || !explains(Repository.read(info))) {
                silent.add(repository.name(folder));
            }
        }

        assertThat(silent)
                .describedAs(
                        "each package-info is @NullMarked, and its comment has a sentence that begins with 'Not here'")
                .isEmpty();
    }

    @Test
    void the_page_on_architecture_quotes_the_table() {
        var page = Repository.read(repository.at("docs/architecture.md"));

        assertThat(page)
                .contains(
                        Repository.read(repository.at("docs/architecture.txt")).strip());
    }

    private boolean isTooLong(Path file) {
        var longest = isTest(file) ? LONGEST_TEST : LONGEST_FILE;
        return Repository.read(file).lines().count() > longest;
    }

    private boolean isTest(Path file) {
        return repository.name(file).contains("/src/test/");
    }

    private static boolean explains(String info) {
        return info.contains("@NullMarked\npackage ") && info.contains("/**") && info.contains("Not here");
    }

    private Set<Path> packageFolders() {
        return sources()
                .filter(file -> repository.name(file).contains("/src/main/java/"))
                .map(Path::getParent)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Path> sources() {
        return List.copyOf(repository.javaSources()).stream();
    }
}
