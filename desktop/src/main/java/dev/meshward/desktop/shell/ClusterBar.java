package dev.meshward.desktop.shell;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.controls.ChoiceWords;
import dev.meshward.desktop.open.OpenView;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.Standing;
import dev.meshward.desktop.view.Navigation;
import dev.meshward.desktop.view.Subject;
import dev.meshward.desktop.words.Words;
import dev.meshward.mesh.MeshName;
import dev.meshward.survey.TargetWish;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line at the top: which cluster, how old, how much of it, read-only. */
final class ClusterBar extends HBox {

    private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");

    private final Label name = new Label();
    private final Label standing = badge("standing", Words.say("bar.production"));
    private final Label age = new Label();
    private final Label coverage = new Label();
    private final Hyperlink unread = new Hyperlink();
    private final ComboBox<MeshName> mesh = new ComboBox<>();

    ClusterBar(ClusterBarViewModel model, Session session, Navigation navigation) {
        super(12);
        setId("cluster-bar");
        getStyleClass().add("cluster-bar");
        name.setId("cluster-name");
        name.getStyleClass().add(Styles.TITLE_4);
        name.setMinWidth(USE_PREF_SIZE);
        age.setId("cluster-age");
        age.setMinWidth(USE_PREF_SIZE);
        unread.setMinWidth(USE_PREF_SIZE);
        coverage.setMinWidth(0);
        coverage.setTooltip(new Tooltip());
        coverage.getTooltip().textProperty().bind(coverage.textProperty());
        coverage.setId("cluster-coverage");
        unread.setId("cluster-unread");
        unread.setOnAction(_ -> navigation.show(OpenView.ID, new Subject.OfGaps()));
        unread.setTooltip(new Tooltip(Words.say("bar.unread-tip")));
        var readOnly = badge("read-only", Words.say("bar.read-only"));
        readOnly.setTooltip(new Tooltip(Words.say("bar.read-only-tip")));
        var gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(name, standing, readOnly, age, coverage, unread, gap, meshPicker(session));
        model.line().subscribe(this::show);
    }

    private static Label badge(String id, String words) {
        var badge = new Label(words);
        badge.setId(id);
        badge.setMinWidth(USE_PREF_SIZE);
        badge.getStyleClass().add("badge");
        return badge;
    }

    private HBox meshPicker(Session session) {
        mesh.setId("mesh");
        mesh.getItems().setAll(MeshName.values());
        mesh.setConverter(new ChoiceWords<>(MeshName::title));
        session.state().subscribe(state -> mesh.setValue(state.said().target().mesh()));
        mesh.setOnAction(_ -> choose(session, mesh.getValue()));
        mesh.setMinWidth(USE_PREF_SIZE);
        var label = new Label(Words.say("bar.mesh"));
        label.setLabelFor(mesh);
        label.setMinWidth(USE_PREF_SIZE);
        var box = new HBox(8, label, mesh);
        box.getStyleClass().add("picker");
        return box;
    }

    private static void choose(Session session, MeshName chosen) {
        if (session.now().said().target().mesh() != chosen) {
            session.say(Words.say("did.choose-mesh", chosen.title()), said -> said.withTarget(TargetWish.of(chosen)));
        }
    }

    private void show(ClusterBarViewModel.Line line) {
        boolean isOpen = !line.name().isEmpty();
        name.setText(isOpen ? line.name() + (line.isModified() ? " •" : "") : Words.say("bar.nothing-open"));
        name.setAccessibleText(line.isModified() ? Words.say("bar.modified", line.name()) : line.name());
        boolean isProduction = line.standing() == Standing.PRODUCTION;
        standing.setVisible(isProduction);
        standing.setManaged(isProduction);
        pseudoClassStateChanged(PRODUCTION, isProduction);
        age.setText(line.age());
        coverage.setText(line.coverage());
        unread.setText(Words.say("bar.unread", line.unread()));
        unread.setVisible(line.unread() > 0);
        unread.setManaged(line.unread() > 0);
    }
}
