package dev.meshward.desktop.plan;

import dev.meshward.adoption.Limits;
import dev.meshward.adoption.Wish;
import dev.meshward.desktop.words.Words;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What people wish for of the plan: the list, a form for one more, and how large a stage may be. */
final class WishPanel extends ScrollPane {

    private static final int MOST = 100_000;

    private final PlanWishes wishes;
    private final VBox list = new VBox(4);
    private final WishForm form;
    private final Spinner<Integer> workloads = limit("limit-workloads");
    private final Spinner<Integer> namespaces = limit("limit-namespaces");
    private final Spinner<Integer> restarts = limit("limit-restarts");

    /** What is done with a file of preferences. */
    record Files(Runnable read, Runnable write) {}

    WishPanel(PlanWishes wishes, Files files) {
        this.wishes = wishes;
        this.form = new WishForm(wishes);
        setId("wishes");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("why-panel");
        var content = new VBox(
                6,
                heading(Words.say("wishes.title")),
                list,
                heading(Words.say("wishes.another")),
                form,
                heading(Words.say("wishes.limits")),
                limits(),
                heading(Words.say("preferences.title")),
                files(files));
        content.getStyleClass().add("detail");
        setContent(content);
        fill();
    }

    /** What is wished for here and what the command line takes are one thing. */
    private static Node files(Files files) {
        var read = new Button(Words.say("preferences.read"));
        read.setId("preferences-read");
        read.setOnAction(_ -> files.read().run());
        var write = new Button(Words.say("preferences.write"));
        write.setId("preferences-write");
        write.setOnAction(_ -> files.write().run());
        return new FlowPane(6, 6, read, write);
    }

    private static Spinner<Integer> limit(String id) {
        var spinner = new Spinner<Integer>(1, MOST, 1);
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(110);
        return spinner;
    }

    private static Label heading(String words) {
        var label = new Label(words);
        label.getStyleClass().add("heading");
        return label;
    }

    private Node limits() {
        var grid = new GridPane();
        grid.setHgap(10);
        grid.setVgap(6);
        row(grid, Words.say("wishes.limit-workloads"), workloads);
        row(grid, Words.say("wishes.limit-namespaces"), namespaces);
        row(grid, Words.say("wishes.limit-restarts"), restarts);
        var set = new Button(Words.say("wishes.limit"));
        set.setId("limit-set");
        set.setOnAction(
                _ -> wishes.limit(new Limits(workloads.getValue(), namespaces.getValue(), restarts.getValue())));
        grid.add(set, 1, grid.getRowCount());
        return grid;
    }

    private static void row(GridPane grid, String words, Spinner<Integer> spinner) {
        var label = new Label(words);
        label.setLabelFor(spinner);
        grid.addRow(grid.getRowCount(), label, spinner);
    }

    /** To be called when what is wished for has changed. */
    void fill() {
        var limits = wishes.limits();
        workloads.getValueFactory().setValue(limits.workloads());
        namespaces.getValueFactory().setValue(limits.namespaces());
        restarts.getValueFactory().setValue(limits.restarts());
        list.getChildren().setAll(wishes.all().stream().map(this::line).toList());
        if (list.getChildren().isEmpty()) {
            var none = new Label(Words.say("wishes.none"));
            none.setWrapText(true);
            list.getChildren().add(none);
        }
    }

    private HBox line(Wish wish) {
        var words = new Label(wish.words());
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var back = new Hyperlink(Words.say("wishes.take-back"));
        back.setMinWidth(USE_PREF_SIZE);
        back.setAccessibleText(Words.say("wishes.take-back") + ": " + wish.words());
        back.setOnAction(_ -> wishes.takeBack(wish));
        return new HBox(6, words, back);
    }

    int count() {
        return wishes.all().size();
    }

    /** Somebody wants to wish something of this, which climbs in the join stage with this number; 0 for none. */
    void about(Wish.Target subject, int joinStage) {
        form.about(subject, joinStage);
        setVvalue(0);
    }
}
