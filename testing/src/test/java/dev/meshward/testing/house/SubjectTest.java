package dev.meshward.testing.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.testing.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The repository speaks of the project alone: no machine it was written on, no place its parts were fetched from. */
class SubjectTest {

    private static final Set<String> TEXT = Set.of(
            "java",
            "md",
            "txt",
            "xml",
            "yaml",
            "yml",
            "json",
            "sh",
            "cmd",
            "properties",
            "css",
            "fxml",
            "csv",
            "svg",
            "");

    /** Written in pieces, so that this file does not match itself. */
    private static final List<Pattern> FOREIGN = Stream.of(
                    "/work" + "/(wt|main|shared|brief|land|fmt)\\b",
                    "/(home|Users)" + "/[a-z][a-z0-9_-]+/",
                    "/root" + "/\\.(m2|cache|config)",
                    "[A-Z]:" + "\\\\Users",
                    "\\bfarm" + "-[a-z]+",
                    "before" + "-stop",
                    "\\b(art" + "ifactory|jf" + "rog|nex" + "us)\\b.*\\.(com|io|net|org)",
                    "https?://(repo\\d*|reg" + "istry)\\.(maven|npmjs|yarnpkg|apache)\\.",
                    "https?://(py" + "pi|files)\\.(org|pythonhosted\\.org)",
                    "(?i)\\b(chat" + "gpt|open" + "ai|anth" + "ropic|cla" + "ude|large language" + " model)\\b")
            .map(Pattern::compile)
            .toList();

    private final Repository repository = Repository.here();

    @Test
    void no_text_speaks_of_a_machine_or_of_a_place_that_parts_were_fetched_from() {
        var found = repository.files().stream().filter(SubjectTest::isText).flatMap(this::foreignLines);

        assertThat(found).isEmpty();
    }

    @Test
    void a_path_of_a_machine_is_noticed() {
        assertThat(isForeign("see /work" + "/main/x")).isTrue();
        assertThat(isForeign("/home" + "/someone/.m2")).isTrue();
        assertThat(isForeign("mountPath: /home/data")).isFalse();
        assertThat(isForeign("image: registry.k8s.io/pause:3.9")).isFalse();
    }

    @Test
    void nothing_is_left_undone_or_switched_off() {
        var pattern = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b|@Dis" + "abled\\b");
        var found = repository.javaSources().stream().flatMap(file -> linesWith(file, pattern));

        assertThat(found).isEmpty();
    }

    private Stream<String> foreignLines(Path file) {
        return FOREIGN.stream().flatMap(pattern -> linesWith(file, pattern));
    }

    private Stream<String> linesWith(Path file, Pattern pattern) {
        return Repository.read(file)
                .lines()
                .filter(line -> pattern.matcher(line).find())
                .map(line -> repository.name(file) + ": " + line.strip());
    }

    private static boolean isForeign(String line) {
        return FOREIGN.stream().anyMatch(pattern -> pattern.matcher(line).find());
    }

    private static boolean isText(Path file) {
        var name = file.getFileName().toString();
        var dot = name.lastIndexOf('.');
        return TEXT.contains(dot < 0 ? "" : name.substring(dot + 1));
    }
}
