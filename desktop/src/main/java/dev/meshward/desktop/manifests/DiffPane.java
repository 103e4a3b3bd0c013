package dev.meshward.desktop.manifests;

import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Shows a difference, a line each; told by colour and by sign. */
public final class DiffPane extends VBox {

    public DiffPane(LineDiff diff) {
        getStyleClass().add("diff");
        setAccessibleText(diff.lines().stream().map(LineDiff.Line::marked).collect(Collectors.joining("\n")));
        diff.lines().forEach(line -> getChildren().add(label(line)));
    }

    private static Label label(LineDiff.Line line) {
        var label = new Label(line.marked());
        label.getStyleClass()
                .addAll("code", line.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
