package dev.meshward.desktop.shell;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.words.Words;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Every key there is at this moment, on one sheet. */
final class KeySheet extends VBox {

    KeySheet(List<Command> here, List<Command> everywhere) {
        super(16);
        setId("key-sheet");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(Words.say("keys.title"));
        setFocusTraversable(true);
        getStyleClass().addAll("overlay-sheet", "key-sheet");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var title = new Label(Words.say("keys.title"));
        title.getStyleClass().add(Styles.TITLE_3);
        var columns = new HBox(32);
        if (here.stream().anyMatch(command -> command.key().isPresent())) {
            columns.getChildren().add(column(Words.say("keys.here"), here));
        }
        columns.getChildren().add(column(Words.say("keys.everywhere"), everywhere));
        var scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        getChildren().addAll(title, scroll);
    }

    private static VBox column(String heading, List<Command> commands) {
        var grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(6);
        for (var command : commands) {
            if (command.key().isPresent()) {
                var key = new Label(Keys.words(command));
                key.getStyleClass().add("key");
                grid.addRow(grid.getRowCount(), key, new Label(command.title()));
            }
        }
        var label = new Label(heading);
        label.getStyleClass().addAll(Styles.TEXT_BOLD, Styles.TEXT_MUTED);
        return new VBox(8, label, grid);
    }
}
