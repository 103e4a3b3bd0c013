package dev.meshward.desktop.stage;

import dev.meshward.desktop.controls.Paragraphs;
import dev.meshward.desktop.manifests.DiffPane;
import dev.meshward.desktop.manifests.YamlArea;
import dev.meshward.desktop.stage.StagePage.StageFile;
import dev.meshward.desktop.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** The files of a stage as a tree; the one that is chosen as text, or as what it changes. */
final class FileBrowser extends SplitPane {

    private static final double TREE_SHARE = 0.35;

    private final BorderPane content = new BorderPane();
    private final ToggleButton asDiff = new ToggleButton(Words.say("stage.as-diff"));
    private Optional<StageFile> chosen = Optional.empty();

    FileBrowser(List<StageFile> files) {
        var tree = new TreeView<>(root(files));
        tree.setId("stage-files");
        tree.setAccessibleText(Words.say("stage.files", files.size()));
        tree.setShowRoot(false);
        tree.setCellFactory(_ -> new FileCell());
        tree.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && item.getChildren().isEmpty()) {
                show(Optional.ofNullable(item.getValue()));
            }
        });
        asDiff.setSelected(true);
        asDiff.setOnAction(_ -> show(chosen));
        getItems().setAll(tree, content);
        setDividerPositions(TREE_SHARE);
        show(files.stream().findFirst());
    }

    private static TreeItem<StageFile> root(List<StageFile> files) {
        var root = new TreeItem<StageFile>();
        for (var file : files) {
            var folder = file.path().substring(0, Math.max(0, file.path().lastIndexOf('/')));
            var parent = root.getChildren().stream()
                    .filter(item -> item.getValue().path().equals(folder))
                    .findFirst()
                    .orElseGet(() -> folder(root, folder));
            parent.getChildren().add(new TreeItem<>(file));
        }
        return root;
    }

    private static TreeItem<StageFile> folder(TreeItem<StageFile> root, String path) {
        var folder = new TreeItem<>(new StageFile(path, "", dev.meshward.desktop.manifests.LineDiff.between("", "")));
        folder.setExpanded(true);
        root.getChildren().add(folder);
        return folder;
    }

    private static final class FileCell extends TreeCell<StageFile> {
        @Override
        protected void updateItem(StageFile file, boolean empty) {
            super.updateItem(file, empty);
            setText(
                    empty || file == null
                            ? null
                            : file.path().substring(file.path().lastIndexOf('/') + 1));
        }
    }

    private void show(Optional<StageFile> file) {
        chosen = file;
        content.setTop(file.map(this::bar).orElse(null));
        content.setCenter(file.map(this::body).orElseGet(() -> new Label(Words.say("stage.no-files"))));
    }

    private HBox bar(StageFile file) {
        var path = new Label(file.path());
        path.getStyleClass().add("code");
        var copy = new Button(Words.say("stage.copy-file"));
        copy.setOnAction(_ -> Paragraphs.copy(file.text()));
        var bar = new HBox(10, asDiff, copy, path);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    private Node body(StageFile file) {
        if (!asDiff.isSelected()) {
            return new YamlArea(file.text(), file.path());
        }
        var scroll = new ScrollPane(new DiffPane(file.diff()));
        scroll.setFitToWidth(true);
        return scroll;
    }
}
