package dev.meshward.desktop.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Shows one thing over the view, with the view dimmed; a click beside it closes it. The focus goes back to where it was. */
final class Overlay extends StackPane {

    private Optional<Node> focusBefore = Optional.empty();

    Overlay() {
        getStyleClass().add("overlay");
        setAlignment(Pos.TOP_CENTER);
        setVisible(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
    }

    void open(Node content) {
        if (!isVisible()) {
            focusBefore = Optional.ofNullable(getScene().getFocusOwner());
        }
        getChildren().setAll(content);
        setVisible(true);
        content.requestFocus();
    }

    /** True where there was something to close. */
    boolean close() {
        if (!isVisible()) {
            return false;
        }
        setVisible(false);
        getChildren().clear();
        focusBefore.ifPresent(Node::requestFocus);
        focusBefore = Optional.empty();
        return true;
    }

    boolean isOpen() {
        return isVisible();
    }
}
