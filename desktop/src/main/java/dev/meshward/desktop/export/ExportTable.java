package dev.meshward.desktop.export;

import dev.meshward.desktop.words.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Every file of the folder, and what becomes of it. */
final class ExportTable extends TableView<ExportFile> {

    private static final double PATH_SHARE = 0.62;

    ExportTable(List<ExportFile> files, Consumer<ExportFile> choose) {
        setId("export-files");
        setAccessibleText(Words.say("export.files"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var path = column(Words.say("export.column-file"), ExportFile::path);
        path.prefWidthProperty().bind(widthProperty().multiply(PATH_SHARE));
        getColumns().add(path);
        getColumns().add(column(Words.say("export.column-fate"), file -> Words.of("export.fate", file.fate())));
        var size = column(Words.say("export.column-size"), ExportFile::size);
        size.getStyleClass().add("number");
        getColumns().add(size);
        getItems().setAll(files);
        getSelectionModel().selectedItemProperty().subscribe(file -> {
            if (file != null) {
                choose.accept(file);
            }
        });
    }

    private static <T> TableColumn<ExportFile, T> column(String title, Function<ExportFile, T> value) {
        var column = new TableColumn<ExportFile, T>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        return column;
    }
}
