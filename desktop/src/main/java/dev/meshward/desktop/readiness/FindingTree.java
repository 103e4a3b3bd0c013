package dev.meshward.desktop.readiness;

import dev.meshward.advice.Severity;
import dev.meshward.desktop.words.Words;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Groups, and below each its findings. */
final class FindingTree extends TreeView<FindingTree.Line> {

    /** As many lines are taken in at a glance; more stay folded. */
    private static final int AT_A_GLANCE = 24;

    private final ReadinessViewModel model;
    private boolean isFilling;

    /** A line of the tree. */
    sealed interface Line {
        record OfGroup(FindingGroup group) implements Line {}

        record OfFinding(FindingRow row) implements Line {}
    }

    FindingTree(ReadinessViewModel model) {
        this.model = model;
        setId("findings");
        setAccessibleText(Words.say("readiness.findings"));
        setShowRoot(false);
        setRoot(new TreeItem<>());
        setCellFactory(_ -> new LineCell());
        getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (!isFilling && item != null && item.getValue() instanceof Line.OfFinding(var row)) {
                model.select(row);
            }
        });
        model.content().subscribe(this::fill);
    }

    private void fill(ReadinessViewModel.Content content) {
        isFilling = true;
        boolean isShort = content.found() + content.groups().size() <= AT_A_GLANCE;
        getRoot()
                .getChildren()
                .setAll(content.groups().stream()
                        .map(group -> item(group, isShort))
                        .toList());
        getRoot().getChildren().stream()
                .flatMap(group -> group.getChildren().stream())
                .filter(this::isSelected)
                .findFirst()
                .ifPresent(item -> {
                    item.getParent().setExpanded(true);
                    getSelectionModel().select(item);
                });
        isFilling = false;
    }

    private boolean isSelected(TreeItem<Line> item) {
        return item.getValue() instanceof Line.OfFinding(var row)
                && model.selected().get().filter(row::equals).isPresent();
    }

    private static TreeItem<Line> item(FindingGroup group, boolean isExpanded) {
        var item = new TreeItem<Line>(new Line.OfGroup(group));
        group.rows().forEach(row -> item.getChildren().add(new TreeItem<>(new Line.OfFinding(row))));
        item.setExpanded(isExpanded);
        return item;
    }

    private static final class LineCell extends TreeCell<Line> {
        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            setGraphic(empty || line == null ? null : graphic(line));
            setAccessibleText(empty || line == null ? null : words(line));
        }

        private static HBox graphic(Line line) {
            return switch (line) {
                case Line.OfGroup(var group) -> {
                    var count = new Label(String.valueOf(group.rows().size()));
                    count.getStyleClass().add("badge");
                    yield box(group.severity(), words(line), "group", count);
                }
                case Line.OfFinding(var row) ->
                    box(
                            row.finding().diagnosis().severity(),
                            words(line),
                            row.livedWith().isPresent() ? "lived-with" : "finding");
            };
        }

        private static HBox box(Severity severity, String words, String style, Label... more) {
            var icon = new FontIcon(
                    switch (severity) {
                        case ERROR -> "mdi2a-alert-octagon-outline";
                        case WARNING -> "mdi2a-alert-outline";
                        case INFO -> "mdi2i-information-outline";
                    });
            icon.getStyleClass().add("severity-" + severity.word());
            var label = new Label(words);
            label.getStyleClass().add(style);
            var box = new HBox(6, icon, label);
            box.getChildren().addAll(more);
            box.getStyleClass().add("finding-line");
            return box;
        }

        private static String words(Line line) {
            return switch (line) {
                case Line.OfGroup(var group) ->
                    group.title().isEmpty() ? Words.say("readiness.whole-cluster") : group.title();
                case Line.OfFinding(var row) ->
                    row.finding().diagnosis().code() + "  "
                            + Objects.toString(row.finding().diagnosis().subject())
                            + (row.livedWith().isPresent() ? "  " + Words.say("readiness.lived-with-mark") : "");
            };
        }
    }
}
