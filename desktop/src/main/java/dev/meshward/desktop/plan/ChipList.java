package dev.meshward.desktop.plan;

import dev.meshward.adoption.Wish;
import dev.meshward.desktop.plan.PlanViewModel.Moving;
import dev.meshward.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whoever climbs in a stage, by their namespaces, to be taken and dropped elsewhere. Only those in sight are made. */
final class ChipList extends ListView<ChipList.Chip> {

    private final StageColumn.Acts acts;

    /**
     * What stands on a chip: a whole namespace, or one workload of it.
     *
     * @param pinned why it stays where it is when the plan is made again
     */
    record Chip(Moving moving, String text, String style, Optional<String> pinned) {}

    ChipList(StageCard card, StageColumn.Acts acts) {
        this.acts = acts;
        getStyleClass().add("chip-list");
        setAccessibleText(
                Words.say("plan.stage", card.stage().number(), card.stage().title()));
        setFocusTraversable(false);
        getItems().setAll(chips(card));
        setCellFactory(_ -> new ChipCell());
    }

    private static List<Chip> chips(StageCard card) {
        var chips = new ArrayList<Chip>();
        card.workloadsByNamespace().forEach((namespace, workloads) -> {
            chips.add(new Chip(
                    new Moving(new Wish.Target(namespace, ""), card.stage()),
                    namespace,
                    "namespace-chip",
                    card.pins().of(namespace, card.stage())));
            workloads.forEach(workload -> chips.add(new Chip(
                    new Moving(new Wish.Target(namespace, workload.name()), card.stage()),
                    workload.name(),
                    "workload-chip",
                    card.pins().of(workload, card.stage()))));
        });
        return chips;
    }

    private final class ChipCell extends ListCell<Chip> {

        private final Button button = new Button();
        private final Tooltip tooltip = new Tooltip();

        ChipCell() {
            setPrefWidth(0);
            button.setMaxWidth(Double.MAX_VALUE);
            button.prefWidthProperty().bind(widthProperty().subtract(2));
            button.setTooltip(tooltip);
            button.setOnDragDetected(event -> {
                acts.pick().accept(getItem().moving());
                var board = button.startDragAndDrop(TransferMode.MOVE);
                var content = new ClipboardContent();
                content.putString(getItem().moving().subject().toString());
                board.setContent(content);
                event.consume();
            });
            button.setOnContextMenuRequested(event -> {
                menu().show(button, event.getScreenX(), event.getScreenY());
                event.consume();
            });
            button.setOnAction(_ -> {
                acts.pick().accept(getItem().moving());
                acts.why().accept(getItem().moving().from().id());
            });
        }

        /** Made when it is asked for: a board has hundreds of chips. */
        private ContextMenu menu() {
            var move = new MenuItem(Words.say("plan.move-to"));
            move.setOnAction(_ -> acts.destinations().accept(getItem().moving()));
            var wish = new MenuItem(Words.say("plan.wish"));
            wish.setOnAction(_ -> acts.wish().accept(getItem().moving()));
            return new ContextMenu(move, wish);
        }

        @Override
        protected void updateItem(Chip chip, boolean empty) {
            super.updateItem(chip, empty);
            setGraphic(empty || chip == null ? null : button);
            if (chip != null) {
                var tip = Words.say("plan.move-tip", chip.moving().subject().toString());
                var tells = chip.pinned().map(why -> why + " " + tip).orElse(tip);
                button.setText(chip.text());
                button.setGraphic(chip.pinned()
                        .map(_ -> new FontIcon("mdi2p-pin-outline"))
                        .orElse(null));
                button.setUserData(chip.moving());
                button.setAccessibleText(tells);
                tooltip.setText(tells);
                button.getStyleClass().setAll("button", "chip", chip.style());
            }
        }
    }
}
