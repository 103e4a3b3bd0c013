package dev.meshward.desktop.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys are written out where they are used; those of an enumeration begin with a prefix that is. */
class WordsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path BUNDLE = Path.of("src/main/resources/dev/meshward/desktop/words/english.properties");
    private static final Pattern SAID = Pattern.compile("Words\\s*\\.\\s*say\\(\\s*\"([^\"]+)\"");
    private static final Pattern PREFIX = Pattern.compile("Words\\s*\\.\\s*of\\(\\s*\"([^\"]+)\"");
    private static final Pattern ANY = Pattern.compile("Words\\s*\\.\\s*(say|of)\\(\\s*[^\"\\s]");

    private static String sources = "";
    private static Properties words = new Properties();

    @BeforeAll
    static void read() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(WordsTest::text)
                    .collect(Collectors.joining("\n"));
        }
        try (var reader = Files.newBufferedReader(BUNDLE)) {
            words.load(reader);
        }
    }

    @Test
    void every_key_that_is_used_has_words() {
        assertThat(words.stringPropertyNames()).containsAll(found(SAID));
        assertThat(found(PREFIX))
                .allSatisfy(prefix ->
                        assertThat(words.stringPropertyNames()).anyMatch(key -> key.startsWith(prefix + ".")));
    }

    @Test
    void no_words_are_kept_that_nobody_says() {
        var said = found(SAID);
        var prefixes = found(PREFIX);
        var unused = words.stringPropertyNames().stream()
                .filter(key -> !said.contains(key))
                .filter(key -> prefixes.stream().noneMatch(prefix -> key.startsWith(prefix + ".")))
                .toList();

        assertThat(unused).isEmpty();
    }

    @Test
    void keys_are_written_out_where_they_are_used() {
        assertThat(found(ANY)).isEmpty();
    }

    @Test
    void no_key_stands_in_the_bundle_twice() {
        var keys = text(BUNDLE)
                .lines()
                .filter(line -> line.contains(" = ") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(" = ")))
                .toList();

        assertThat(keys).doesNotHaveDuplicates().hasSameSizeAs(words.stringPropertyNames());
    }

    @Test
    void values_are_put_into_the_words() {
        assertThat(Words.say("bar.unread", 3)).isEqualTo("3 not readable");
        assertThat(Words.say("bar.age-hours", 1L)).isEqualTo("1 hour old");
        assertThatThrownBy(() -> Words.say("no.such-key")).hasMessageContaining("no.such-key");
    }

    private static Set<String> found(Pattern pattern) {
        var matcher = pattern.matcher(sources);
        var keys = new TreeSet<String>();
        while (matcher.find()) {
            keys.add(matcher.group(1));
        }
        return keys;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(List.of(file).toString(), e);
        }
    }
}
