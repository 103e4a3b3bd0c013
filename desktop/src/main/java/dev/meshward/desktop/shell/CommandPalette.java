package dev.meshward.desktop.shell;

import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.words.Words;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Everything that can be done, found by typing. */
final class CommandPalette extends VBox {

    private final TextField field = new TextField();
    private final ListView<Command> list = new ListView<>();
    private final Runnable close;

    /** @param close closes the palette, before a command runs */
    CommandPalette(PaletteViewModel model, Runnable close) {
        super(8);
        this.close = close;
        setId("palette");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(Words.say("palette.title"));
        getStyleClass().addAll("overlay-sheet", "palette");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        field.setId("palette-field");
        field.setPromptText(Words.say("palette.prompt"));
        field.setAccessibleText(Words.say("palette.prompt"));
        field.textProperty().subscribe(text -> show(model, text));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        list.setId("palette-list");
        list.setAccessibleText(Words.say("palette.title"));
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Line());
        list.setPlaceholder(new Label(Words.say("palette.none")));
        list.setOnMouseClicked(_ -> run());
        getChildren().addAll(field, list);
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
    }

    private void show(PaletteViewModel model, String text) {
        list.getItems().setAll(model.found(text));
        list.getSelectionModel().selectFirst();
    }

    private void steer(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            run();
        } else if (event.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
        } else if (event.getCode() == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
        } else {
            return;
        }
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        event.consume();
    }

    private void run() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(command -> {
            close.run();
            command.run();
        });
    }

    private static final class Line extends ListCell<Command> {
        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            setGraphic(empty ? null : line(command));
        }

        private static HBox line(Command command) {
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var key = new Label(Keys.words(command));
            key.getStyleClass().add("key");
            key.setVisible(command.key().isPresent());
            return new HBox(8, new Label(command.title()), gap, key);
        }
    }
}
