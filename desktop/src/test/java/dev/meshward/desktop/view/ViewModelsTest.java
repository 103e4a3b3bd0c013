package dev.meshward.desktop.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever adds a view model adds its test, and that test needs no screen. */
class ViewModelsTest {

    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Path TEST = Path.of("src", "test", "java");
    private static final String OF_MODELS = "ViewModel.java";

    @Test
    void every_view_model_has_a_test_that_needs_no_screen() throws IOException {
        var models = models(MAIN);

        assertThat(models).hasSizeGreaterThan(10);
        assertThat(models).allSatisfy(model -> assertThat(problem(TEST, model)).isEmpty());
    }

    @Test
    void a_model_without_a_test_and_a_test_with_a_screen_are_noticed() {
        assertThat(problem(TEST, Path.of("dev", "NoSuchViewModel.java"))).contains("has no test");
        // This file names the Darkroom.
        assertThat(problem(TEST, Path.of("dev", "meshward", "desktop", "view", "ViewModels.java")))
                .contains("opens a window");
    }

    private static List<Path> models(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(OF_MODELS))
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }

    /** Empty where all is well. */
    private static String problem(Path tests, Path model) {
        var name = model.toString();
        var test = tests.resolve(name.substring(0, name.length() - ".java".length()) + "Test.java");
        try {
            if (!Files.exists(test)) {
                return name + " has no test";
            }
            var text = Files.readString(test);
            return text.contains("Darkroom") || text.contains("javafx.scene") ? test + " opens a window" : "";
        } catch (IOException e) {
            throw new AssertionError(test.toString(), e);
        }
    }
}
