package dev.meshward.desktop.plan;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.plan.PlanViewModel.Moving;
import dev.meshward.desktop.words.Words;
import dev.meshward.judge.Grade;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A stage on the board, with whoever climbs in it; takes what is dropped on it. */
final class StageColumn extends VBox {

    private static final PseudoClass OFFERED = PseudoClass.getPseudoClass("offered");

    private final StageCard card;
    private final Acts acts;

    /** What people can do with a column. */
    record Acts(
            Supplier<Optional<Moving>> dragged,
            Consumer<Moving> pick,
            Consumer<String> drop,
            Consumer<String> why,
            Consumer<String> open,
            Consumer<Moving> destinations,
            Consumer<Moving> wish) {}

    StageColumn(StageCard card, Acts acts) {
        super(6);
        this.card = card;
        this.acts = acts;
        setId("stage-" + card.stage().number());
        getStyleClass().addAll("stage-column", "kind-" + card.stage().kind().word());
        getChildren().addAll(title(), badges());
        card.dates()
                .ifPresent(dates -> getChildren().add(muted(Words.say("plan.dates", dates.starts(), dates.ends()))));
        getChildren().addAll(muted(owner()), links());
        if (PlanViewModel.isLadder(card.stage().kind())) {
            var chips = new ChipList(card, acts);
            VBox.setVgrow(chips, Priority.ALWAYS);
            getChildren().add(chips);
        } else {
            getChildren().add(muted(card.stage().namespaces().stream().collect(Collectors.joining(", "))));
        }
        setOnDragOver(this::offer);
        setOnDragExited(_ -> pseudoClassStateChanged(OFFERED, false));
        setOnDragDropped(this::drop);
    }

    private Label title() {
        var title = new Label(
                Words.say("plan.stage", card.stage().number(), card.stage().title()));
        title.setWrapText(true);
        title.getStyleClass().add(Styles.TEXT_BOLD);
        return title;
    }

    private FlowPane badges() {
        var badges = new FlowPane(4, 4);
        card.grade().ifPresent(grade -> badges.getChildren().add(badge(grade)));
        badges.getChildren().add(badge(Words.say("plan.restarts", card.restarts()), "restarts"));
        badges.getChildren().add(badge(card.stage().criticality().word(), "criticality"));
        if (card.pinned() > 0) {
            var pinned = badge(Words.say("plan.pins", card.pinned()), "pins");
            pinned.setGraphic(new FontIcon("mdi2p-pin-outline"));
            badges.getChildren().add(pinned);
        }
        return badges;
    }

    private static Label badge(Grade grade) {
        return badge(Words.of("plan.grade", grade), "grade-" + grade.word());
    }

    private static Label badge(String text, String style) {
        var badge = new Label(text);
        badge.getStyleClass().addAll("badge", style);
        return badge;
    }

    private String owner() {
        return card.stage().owner().isEmpty()
                ? Words.say("plan.no-owner")
                : Words.say("plan.owner", card.stage().owner());
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }

    private HBox links() {
        var why = new Hyperlink(Words.say("plan.why"));
        why.setOnAction(_ -> acts.why().accept(card.stage().id()));
        var open = new Hyperlink(Words.say("plan.open-stage"));
        open.setOnAction(_ -> acts.open().accept(card.stage().id()));
        return new HBox(8, why, open);
    }

    private void offer(DragEvent event) {
        boolean isWelcome = acts.dragged()
                .get()
                .filter(moving -> PlanViewModel.isLadder(card.stage().kind())
                        && !moving.from().id().equals(card.stage().id()))
                .isPresent();
        if (isWelcome) {
            event.acceptTransferModes(TransferMode.MOVE);
            pseudoClassStateChanged(OFFERED, true);
        }
        event.consume();
    }

    private void drop(DragEvent event) {
        acts.drop().accept(card.stage().id());
        event.setDropCompleted(true);
        event.consume();
    }
}
