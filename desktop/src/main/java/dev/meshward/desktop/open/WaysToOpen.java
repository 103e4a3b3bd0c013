package dev.meshward.desktop.open;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.words.Words;
import dev.meshward.desktop.work.RecentWork;
import dev.meshward.desktop.work.Unsaved;
import dev.meshward.survey.Contexts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The column with everything that can be opened. */
final class WaysToOpen extends VBox {

    private final OpenViewModel model;
    private final VBox contexts = new VBox(6);
    private final VBox unsaved = new VBox(6);
    private final VBox recent = new VBox(6);

    WaysToOpen(OpenViewModel model, Runnable chooseFiles, Runnable chooseFolder) {
        super(6);
        this.model = model;
        setId("ways-to-open");
        getStyleClass().add("ways-to-open");
        getChildren().addAll(unsaved, recent);
        model.unsaved().subscribe(this::showUnsaved);
        model.recent().subscribe(this::showRecent);
        heading(Words.say("open.heading"));
        entry("open-folder", "mdi2f-folder-outline", Words.say("open.folder"), chooseFolder);
        entry("open-files", "mdi2f-file-multiple-outline", Words.say("open.files"), chooseFiles);
        getChildren().add(sentence(Words.say("open.drop")));
        heading(Words.say("open.contexts"));
        getChildren().add(contexts);
        model.contexts().subscribe(this::show);
        heading(Words.say("open.samples"));
        model.samples()
                .forEach(sample -> entry(
                        "sample-" + sample.folder().getFileName(),
                        "mdi2t-train",
                        sample.title(),
                        () -> model.open(sample)));
        if (model.samples().isEmpty()) {
            getChildren().add(sentence(Words.say("open.no-samples")));
        }
    }

    private void showUnsaved(List<Unsaved> left) {
        unsaved.getChildren().clear();
        if (!left.isEmpty()) {
            unsaved.getChildren().add(headline(Words.say("open.unsaved")));
        }
        for (var each : left) {
            var again = new Hyperlink(Words.say("open.recover"));
            again.setOnAction(_ -> model.recover(each));
            var forget = new Hyperlink(Words.say("open.discard"));
            forget.setOnAction(_ -> model.discard(each));
            unsaved.getChildren()
                    .addAll(
                            sentence(Words.say("open.unsaved-of", each.title(), moment(each))),
                            new HBox(8, again, forget));
        }
    }

    private static String moment(Unsaved each) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                .format(each.at().atZone(ZoneId.systemDefault()));
    }

    private void showRecent(RecentWork work) {
        recent.getChildren().clear();
        if (!work.entries().isEmpty()) {
            recent.getChildren().add(headline(Words.say("open.recent")));
        }
        for (var entry : work.entries()) {
            var icon = switch (entry) {
                case RecentWork.Entry.Saved _ -> "mdi2f-file-document-outline";
                case RecentWork.Entry.Cluster _ -> "mdi2h-history";
            };
            recent.getChildren().add(button("recent", icon, entry.title(), () -> model.open(entry)));
        }
    }

    /** With the context that kubectl would use first, since it is meant most often. */
    private void show(Contexts found) {
        contexts.getChildren().clear();
        found.current().filter(found.names()::contains).ifPresent(this::context);
        found.names().stream()
                .filter(name -> !found.current().equals(Optional.of(name)))
                .forEach(this::context);
        found.problems().forEach(problem -> contexts.getChildren().add(sentence(problem)));
        if (contexts.getChildren().isEmpty()) {
            contexts.getChildren().add(sentence(Words.say("open.no-contexts")));
        }
    }

    private void context(String name) {
        contexts.getChildren().add(button("context-" + name, "mdi2k-kubernetes", name, () -> model.open(name)));
    }

    private static Label sentence(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }

    private void heading(String words) {
        getChildren().add(headline(words));
    }

    private static Label headline(String words) {
        var label = new Label(words);
        label.getStyleClass().add("heading");
        return label;
    }

    private void entry(String id, String icon, String words, Runnable action) {
        getChildren().add(button(id, icon, words, action));
    }

    private static Button button(String id, String icon, String words, Runnable action) {
        var button = new Button(words, new FontIcon(icon));
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.getStyleClass().add(Styles.FLAT);
        // Names of contexts are Amazon's sentences now and then, and differ at their ends.
        button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
