package dev.meshward.desktop.readiness;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.manifests.DiffPane;
import dev.meshward.desktop.view.Navigation;
import dev.meshward.desktop.view.Subject;
import dev.meshward.desktop.words.Words;
import dev.meshward.readiness.Finding.Blocks;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One finding: what, where, why, what to do; its fix, living with it, and the page of its code. */
final class FindingDetail extends VBox {

    private final ReadinessViewModel model;
    private final FindingRow row;

    FindingDetail(ReadinessViewModel model, FindingRow row, Navigation navigation) {
        super(8);
        this.model = model;
        this.row = row;
        setId("finding");
        getStyleClass().add("detail");
        var diagnosis = row.finding().diagnosis();
        var title = wrapped(row.title(), Styles.TITLE_4);
        var where = wrapped(diagnosis.place().toString(), "code");
        getChildren()
                .addAll(
                        new HBox(
                                8,
                                badge(diagnosis.code().id()),
                                badge(diagnosis.severity().word())),
                        title,
                        wrapped(diagnosis.subject().toString(), Styles.TEXT_BOLD),
                        where,
                        wrapped(diagnosis.what(), "sentence"),
                        wrapped(diagnosis.why(), "sentence"),
                        wrapped(diagnosis.advice(), "sentence"));
        if (row.finding().blocks() != Blocks.NOTHING) {
            getChildren().add(wrapped(Words.of("readiness.blocks", row.finding().blocks()), Styles.TEXT_BOLD));
        }
        if (!row.finding().workloads().isEmpty()) {
            getChildren().addAll(heading(Words.say("readiness.concerns")), workloads(navigation));
        }
        model.fix(row).ifPresent(this::addFix);
        getChildren().addAll(heading(Words.say("readiness.live-with")), living());
        getChildren()
                .addAll(heading(Words.say("readiness.page", diagnosis.code().id())), new MarkdownPage(model.page(row)));
    }

    private static Label badge(String text) {
        var badge = new Label(text);
        badge.getStyleClass().add("badge");
        return badge;
    }

    private static Label heading(String text) {
        var heading = new Label(text);
        heading.setWrapText(true);
        heading.getStyleClass().add("heading");
        return heading;
    }

    private static Label wrapped(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }

    private Node workloads(Navigation navigation) {
        var links = new FlowPane(6, 0);
        row.finding().workloads().forEach(workload -> {
            var link = new Hyperlink(workload.toString());
            link.setOnAction(_ -> navigation.show("map", new Subject.OfWorkload(workload)));
            links.getChildren().add(link);
        });
        return links;
    }

    private void addFix(FixPreview fix) {
        var diff = new DiffPane(fix.diff());
        diff.setId("fix");
        getChildren()
                .addAll(
                        heading(Words.say("readiness.fix", fix.object())),
                        wrapped(fix.because(), "sentence"),
                        diff,
                        wrapped(Words.say("readiness.fix-where"), Styles.TEXT_MUTED));
    }

    private Node living() {
        return row.livedWith()
                .<Node>map(suppression -> {
                    var reason = wrapped(Words.say("readiness.lived-with", suppression.reason()), "sentence");
                    var again = new Button(Words.say("readiness.count-again"));
                    again.setDisable(!model.isOurs(row));
                    again.setOnAction(_ -> model.count(row));
                    return new VBox(6, reason, again);
                })
                .orElseGet(this::asking);
    }

    private Node asking() {
        var reason = new TextField();
        reason.setId("reason");
        reason.setPromptText(Words.say("readiness.reason"));
        reason.setAccessibleText(Words.say("readiness.reason"));
        var suppress = new Button(Words.say("readiness.suppress"));
        suppress.setId("suppress");
        suppress.disableProperty().bind(reason.textProperty().map(String::isBlank));
        List.of(reason, suppress)
                .forEach(each -> each.addEventHandler(
                        javafx.event.ActionEvent.ACTION, _ -> model.suppress(row, reason.getText())));
        HBox.setHgrow(reason, Priority.ALWAYS);
        return new HBox(6, reason, suppress);
    }
}
