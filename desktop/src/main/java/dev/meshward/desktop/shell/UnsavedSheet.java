package dev.meshward.desktop.shell;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.words.Words;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks what becomes of what is not saved, before the window closes. */
final class UnsavedSheet extends VBox {

    UnsavedSheet(String title, Runnable save, Runnable dropIt, Runnable stay) {
        super(12);
        setId("unsaved-sheet");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(Words.say("unsaved.title", title));
        getStyleClass().addAll("overlay-sheet", "crash");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var heading = new Label(Words.say("unsaved.title", title));
        heading.getStyleClass().add(Styles.TITLE_3);
        var meaning = new Label(Words.say("unsaved.meaning"));
        meaning.setWrapText(true);
        var saving = button("unsaved-save", Words.say("unsaved.save"), save);
        saving.setDefaultButton(true);
        var staying = button("unsaved-stay", Words.say("unsaved.stay"), stay);
        staying.setCancelButton(true);
        getChildren()
                .addAll(
                        heading,
                        meaning,
                        new HBox(8, saving, button("unsaved-drop", Words.say("unsaved.drop"), dropIt), staying));
    }

    private static Button button(String id, String words, Runnable action) {
        var button = new Button(words);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
