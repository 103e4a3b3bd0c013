package dev.meshward.desktop.shell;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.controls.IconButton;
import dev.meshward.desktop.session.Activity;
import dev.meshward.desktop.session.Deriving;
import dev.meshward.desktop.session.Journal;
import dev.meshward.desktop.session.Scanning;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.Notices.Notice;
import dev.meshward.desktop.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line at the foot: what the machine is busy with, what just happened, and undo. */
final class StatusLine extends HBox {

    private final StatusViewModel model;
    private final Scanning scanning;
    private final Deriving deriving;
    private final ProgressBar bar = new ProgressBar();
    private final Label doing = new Label();
    private final Button cancel = new Button(Words.say("status.cancel"));
    private final Button retry = new Button(Words.say("status.retry"));
    private final Label notice = new Label();
    private final Button remedy = new Button();

    StatusLine(StatusViewModel model, Desk desk, Runnable undo, Runnable redo) {
        super(8);
        this.model = model;
        this.scanning = desk.scanning();
        this.deriving = desk.deriving();
        setId("status");
        getStyleClass().add("status-line");
        doing.setId("doing");
        notice.setId("notice");
        bar.setPrefWidth(90);
        bar.setAccessibleText(Words.say("status.progress"));
        List.of(cancel, retry, remedy).forEach(button -> button.getStyleClass().add(Styles.SMALL));
        cancel.setId("cancel");
        cancel.setOnAction(_ -> callOff());
        retry.setId("retry");
        retry.setOnAction(_ -> deriving.retry());
        var gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        List.of(doing, notice).forEach(label -> label.setMinWidth(0));
        var undoButton = new IconButton("mdi2u-undo-variant", Words.say("command.undo"), undo);
        var redoButton = new IconButton("mdi2r-redo-variant", Words.say("command.redo"), redo);
        List.of(cancel, retry, remedy, undoButton, redoButton).forEach(button -> button.setMinWidth(USE_PREF_SIZE));
        getChildren().addAll(bar, doing, cancel, retry, notice, remedy, gap, undoButton, redoButton);
        desk.session().activity().subscribe(this::show);
        desk.notices().latest().subscribe(this::show);
        desk.session().journal().subscribe(journal -> offer(journal, undoButton, redoButton));
    }

    private void callOff() {
        scanning.cancel();
        deriving.cancel();
    }

    private void show(Activity activity) {
        boolean isBusy = activity instanceof Activity.Busy;
        boolean canRetry = switch (activity) {
            case Activity.Failed(var task, var _, var _) -> task != Activity.Task.SCAN;
            case Activity.Cancelled(var task, var _) -> task != Activity.Task.SCAN;
            case Activity.Idle _, Activity.Busy _ -> false;
        };
        doing.setText(model.words(activity));
        show(bar, isBusy);
        show(cancel, isBusy);
        show(retry, canRetry);
        show(doing, !doing.getText().isEmpty());
    }

    private void show(Notice latest) {
        notice.setText(latest.text());
        show(notice, !latest.text().isEmpty());
        show(remedy, latest.remedy().isPresent());
        latest.remedy().ifPresent(command -> {
            remedy.setText(command.title());
            remedy.setOnAction(_ -> command.run());
        });
    }

    private static void offer(Journal journal, Button undo, Button redo) {
        undo.setDisable(journal.past().isEmpty());
        redo.setDisable(journal.future().isEmpty());
    }

    private static void show(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }
}
