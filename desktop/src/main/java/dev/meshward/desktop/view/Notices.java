package dev.meshward.desktop.view;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Says what just happened, on the line at the foot of the window. */
public final class Notices {

    private final ReadOnlyObjectWrapper<Notice> latest = new ReadOnlyObjectWrapper<>(new Notice("", Optional.empty()));

    /**
     * @param text a sentence; empty for silence
     * @param remedy what can be done about it
     */
    public record Notice(String text, Optional<Command> remedy) {}

    public ReadOnlyObjectProperty<Notice> latest() {
        return latest.getReadOnlyProperty();
    }

    public void tell(String text) {
        latest.set(new Notice(text, Optional.empty()));
    }

    public void tell(String text, Command remedy) {
        latest.set(new Notice(text, Optional.of(remedy)));
    }

    public void clear() {
        tell("");
    }
}
