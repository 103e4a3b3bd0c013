package dev.meshward.desktop.plan;

import dev.meshward.desktop.words.Words;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks which file preferences come from or go into. */
record PreferencesChooser(PreferencesFile file, Supplier<Window> window, Consumer<String> tell) {

    void read() {
        Optional.ofNullable(chooser(Words.say("preferences.read")).showOpenDialog(window.get()))
                .ifPresent(chosen -> file.read(chosen.toPath(), tell));
    }

    void write() {
        var chooser = chooser(Words.say("preferences.write"));
        chooser.setInitialFileName("preferences.yaml");
        Optional.ofNullable(chooser.showSaveDialog(window.get()))
                .ifPresent(chosen -> file.write(chosen.toPath(), tell));
    }

    private static FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(Words.say("preferences.title"), "*.yaml", "*.yml"));
        return chooser;
    }
}
