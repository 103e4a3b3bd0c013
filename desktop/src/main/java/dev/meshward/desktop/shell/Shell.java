package dev.meshward.desktop.shell;

import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.view.Navigation;
import dev.meshward.desktop.view.Subject;
import dev.meshward.desktop.view.View;
import dev.meshward.desktop.view.ViewEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** The frame of the window: one view at a time in the middle, and above it what is shown over it. */
final class Shell extends StackPane implements Navigation {

    private final List<ViewEntry> entries;
    private final Map<String, View> made = new HashMap<>();
    private final ReadOnlyObjectWrapper<String> shown = new ReadOnlyObjectWrapper<>("");
    private final BorderPane frame = new BorderPane();
    private final Overlay overlay = new Overlay();
    private Function<ViewEntry, View> maker = entry -> {
        throw new IllegalStateException(
                "No view can be made yet, not even " + entry.id() + ". Maybe begin() is missing?");
    };

    Shell(List<ViewEntry> entries) {
        this.entries = List.copyOf(entries);
        frame.getStyleClass().add("frame");
        getStyleClass().add("shell");
        getChildren().addAll(frame, overlay);
    }

    /** @param viewMaker makes a view the first time it is shown */
    void begin(Function<ViewEntry, View> viewMaker) {
        maker = viewMaker;
    }

    /** The views come first for whoever goes from one thing to the next by Tab: what is at the top is seldom touched. */
    void around(Node top, Node left, Node bottom) {
        frame.setLeft(left);
        frame.setTop(top);
        frame.setBottom(bottom);
    }

    List<ViewEntry> entries() {
        return entries;
    }

    /** The id of the view that is shown. */
    ReadOnlyObjectProperty<String> shown() {
        return shown.getReadOnlyProperty();
    }

    Overlay overlay() {
        return overlay;
    }

    @Override
    public void show(String id) {
        if (shown.get().equals(id)) {
            return;
        }
        entry(id).ifPresent(entry -> {
            current().ifPresent(View::hidden);
            var view = view(entry);
            frame.setCenter(view.node());
            shown.set(id);
            view.shown();
        });
    }

    @Override
    public void show(String id, Subject subject) {
        show(id);
        entry(id).map(this::view).ifPresent(view -> view.turnTo(subject));
    }

    private Optional<ViewEntry> entry(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    private View view(ViewEntry entry) {
        return made.computeIfAbsent(entry.id(), _ -> maker.apply(entry));
    }

    Optional<View> current() {
        return Optional.ofNullable(made.get(shown.get()));
    }

    /** What can be done in the view that is shown. */
    Stream<Command> commandsHere() {
        return current().stream().flatMap(view -> view.commands().stream());
    }

    /** One step back: what lies over the view first, then the view's own. */
    boolean back() {
        return overlay.close() || current().filter(View::back).isPresent();
    }
}
