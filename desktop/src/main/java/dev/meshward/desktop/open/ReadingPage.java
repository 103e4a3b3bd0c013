package dev.meshward.desktop.open;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.open.ReadingViewModel.KindRead;
import dev.meshward.desktop.session.Activity;
import dev.meshward.desktop.words.Words;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What has come of a cluster that is being read, and the two ways to end that before its time. */
final class ReadingPage extends VBox {

    private static final double WIDTH_OF_BAR = 360;

    private final ReadingViewModel model;
    private final Label title = new Label();
    private final GridPane kinds = new GridPane();
    private final Button early = new Button(Words.say("reading.early"));

    /** @param endEarly goes on with what was read; {@code cancel} with what was open before */
    ReadingPage(ReadingViewModel model, Runnable endEarly, Runnable cancel) {
        super(12);
        this.model = model;
        setId("reading");
        setAlignment(Pos.TOP_CENTER);
        getStyleClass().add("reading");
        title.getStyleClass().add(Styles.TITLE_3);
        var bar = new ProgressBar();
        bar.setAccessibleText(Words.say("status.progress"));
        bar.setPrefWidth(WIDTH_OF_BAR);
        early.setId("reading-early");
        early.setOnAction(_ -> endEarly.run());
        var off = new Button(Words.say("status.cancel"));
        off.setId("reading-cancel");
        off.setOnAction(_ -> cancel.run());
        var buttons = new HBox(8, early, off);
        buttons.setAlignment(Pos.CENTER);
        kinds.setId("reading-kinds");
        kinds.setHgap(24);
        kinds.setVgap(4);
        kinds.setAlignment(Pos.TOP_CENTER);
        kinds.getColumnConstraints().addAll(column(HPos.LEFT), column(HPos.RIGHT), column(HPos.RIGHT));
        var scroll = new ScrollPane(kinds);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add(Styles.BG_DEFAULT);
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, bar, buttons, scroll);
    }

    private static ColumnConstraints column(HPos alignment) {
        var column = new ColumnConstraints();
        column.setHalignment(alignment);
        return column;
    }

    /** Kinds are read one after the other: what was not counted yet is not there yet. */
    void show(Activity.Busy busy) {
        title.setText(Words.say("reading.title", busy.about()));
        var read = model.kinds(busy);
        early.setVisible(!read.isEmpty());
        early.setManaged(!read.isEmpty());
        kinds.getChildren().clear();
        for (int i = 0; i < read.size(); i++) {
            kinds.addRow(i, cells(read.get(i)).toArray(Label[]::new));
        }
    }

    private static List<Label> cells(KindRead read) {
        var kind = new Label(read.kind());
        kind.getStyleClass().add("code");
        var rate = new Label(read.rate());
        rate.getStyleClass().add(Styles.TEXT_MUTED);
        return List.of(kind, new Label(read.count()), rate);
    }
}
