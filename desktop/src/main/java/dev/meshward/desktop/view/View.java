package dev.meshward.desktop.view;

import java.util.List;
import javafx.scene.Node;

/** One room of the window, made once and shown again and again. */
public interface View {

    Node node();

    /** What can be done here; offered by key, in the palette and on the sheet of keys while this view is shown. */
    default List<Command> commands() {
        return List.of();
    }

    /** Esc was pressed. True where this view took a step back and nobody else has to. */
    default boolean back() {
        return false;
    }

    /** Somebody in another view wants this to be looked at. */
    default void turnTo(Subject subject) {}

    /** It is shown from now on; the place to ask for what only this view needs, such as a plan. */
    default void shown() {}

    /** Another view is shown from now on. */
    default void hidden() {}
}
