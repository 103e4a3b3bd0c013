package dev.meshward.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.view.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {

    private final PaletteViewModel model = new PaletteViewModel(List.of(
            Command.of("Read the cluster again", () -> {}),
            Command.of("Go to Map", () -> {}),
            Command.of("Map: fit to the selection", () -> {}),
            Command.of("Undo", () -> {}).where(() -> false)));

    @Test
    void nothing_typed_offers_everything_that_can_be_done_now() {
        assertThat(titles("")).containsExactly("Read the cluster again", "Go to Map", "Map: fit to the selection");
    }

    @Test
    void every_word_has_to_be_there_in_any_order_and_whatever_its_case() {
        assertThat(titles("AGAIN cluster")).containsExactly("Read the cluster again");
        assertThat(titles("cluster map")).isEmpty();
    }

    @Test
    void what_begins_with_the_words_comes_first() {
        assertThat(titles("map")).containsExactly("Map: fit to the selection", "Go to Map");
    }

    private List<String> titles(String text) {
        return model.found(text).stream().map(Command::title).toList();
    }
}
