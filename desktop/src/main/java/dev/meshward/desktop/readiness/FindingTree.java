package dev.meshward.desktop.readiness;

import dev.meshward.advice.Severity;
import dev.meshward.desktop.words.Words;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.kordamp.ikonli.javafx.FontIcon;

/** Groups, and below each its findings. */
final class FindingTree extends TreeView<FindingTree.Line> {

    /** As many lines are taken in at a glance; more stay folded. */
    private static final int AT_A_GLANCE = 24;

    /** Of a level, in em. */
    private static final double INDENT = 1.6;

    private static final List<String> STYLES = List.of("group", "finding", "lived-with");

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

    /** Titles are sentences: they go on in the next line where the list is narrow. */
    private static final class LineCell extends TreeCell<Line> {

        LineCell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        /** What stands before the text takes from its width; the cell itself would forget that. */
        @Override
        protected double computePrefHeight(double width) {
            int level = getTreeItem() == null ? 1 : getTreeView().getTreeItemLevel(getTreeItem());
            return super.computePrefHeight(width - level * INDENT * getFont().getSize());
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            boolean isBlank = empty || line == null;
            getStyleClass().removeAll(STYLES);
            setText(isBlank ? null : words(line));
            setGraphic(isBlank ? null : icon(severity(line)));
            if (!isBlank) {
                getStyleClass().add(style(line));
            }
        }

        private static Severity severity(Line line) {
            return switch (line) {
                case Line.OfGroup(var group) -> group.severity();
                case Line.OfFinding(var row) -> row.finding().diagnosis().severity();
            };
        }

        private static String style(Line line) {
            return switch (line) {
                case Line.OfGroup _ -> "group";
                case Line.OfFinding(var row) -> row.livedWith().isPresent() ? "lived-with" : "finding";
            };
        }

        private static FontIcon icon(Severity severity) {
            var icon = new FontIcon(
                    switch (severity) {
                        case ERROR -> "mdi2a-alert-octagon-outline";
                        case WARNING -> "mdi2a-alert-outline";
                        case INFO -> "mdi2i-information-outline";
                    });
            icon.getStyleClass().add("severity-" + severity.word());
            return icon;
        }

        private static String words(Line line) {
            return switch (line) {
                case Line.OfGroup(var group) ->
                    Words.say(
                            "readiness.group-line",
                            group.title().isEmpty() ? Words.say("readiness.whole-cluster") : group.title(),
                            group.rows().size());
                case Line.OfFinding(var row) ->
                    row.finding().diagnosis().code() + "  "
                            + Objects.toString(row.finding().diagnosis().subject())
                            + (row.livedWith().isPresent() ? "  " + Words.say("readiness.lived-with-mark") : "");
            };
        }
    }
}
