package dev.meshward.desktop.shell;

import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.view.ViewEntry;
import dev.meshward.desktop.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The views, one under the other. */
final class Rail extends VBox {

    private final Map<ViewEntry, ToggleButton> buttons = new LinkedHashMap<>();

    Rail(Shell shell, Session session) {
        super(2);
        setId("rail");
        getStyleClass().add("rail");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setAccessibleText(Words.say("rail"));
        shell.entries().forEach(entry -> buttons.put(entry, button(shell, entry)));
        session.state()
                .subscribe(state -> getChildren()
                        .setAll(buttons.entrySet().stream()
                                .filter(each -> each.getKey().isInRail().test(state))
                                .map(Map.Entry::getValue)
                                .toList()));
        shell.shown()
                .subscribe(id -> buttons.forEach(
                        (entry, button) -> button.setSelected(entry.id().equals(id))));
    }

    private static ToggleButton button(Shell shell, ViewEntry entry) {
        var button = new ToggleButton(entry.title(), new FontIcon(entry.icon()));
        button.setId("rail-" + entry.id());
        button.setContentDisplay(ContentDisplay.TOP);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip(entry.title()));
        // A press on the view that is shown would deselect it.
        button.setOnAction(_ -> {
            shell.show(entry.id());
            button.setSelected(true);
        });
        return button;
    }
}
