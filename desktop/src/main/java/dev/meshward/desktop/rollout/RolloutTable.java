package dev.meshward.desktop.rollout;

import dev.meshward.desktop.words.Words;
import dev.meshward.status.StageStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/** The stages, one line each: what the cluster shows, what was reported, whether the next may go. */
final class RolloutTable extends TableView<RolloutStage> {

    private boolean isFilling;

    RolloutTable(Consumer<RolloutStage> choose) {
        setId("rollout-stages");
        setAccessibleText(Words.say("rollout.stages"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setRowFactory(_ -> new StateRow());
        add(Words.say("plan.column-number"), 4, stage -> String.valueOf(stage.number()));
        add(Words.say("plan.column-title"), 18, stage -> stage.saved().stage().title());
        add(Words.say("rollout.column-seen"), 8, RolloutTable::seen);
        add(Words.say("rollout.column-reported"), 8, RolloutStage::reported);
        add(
                Words.say("rollout.column-tonight"),
                8,
                stage -> stage.tonight().map(each -> each.answer().word()).orElse(""));
        getSelectionModel().selectedItemProperty().subscribe(stage -> {
            if (stage != null && !isFilling) {
                choose.accept(stage);
            }
        });
    }

    void fill(List<RolloutStage> stages) {
        isFilling = true;
        getItems().setAll(stages);
        isFilling = false;
    }

    void point(Optional<RolloutStage> stage) {
        stage.ifPresent(each -> getSelectionModel().select(each));
    }

    private static String seen(RolloutStage stage) {
        return stage.status().map(status -> status.state().word()).orElse(Words.say("rollout.not-looked"));
    }

    private void add(String title, double ems, Function<RolloutStage, String> value) {
        var column = new TableColumn<RolloutStage, String>(title);
        column.setPrefWidth(ems * 13);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        getColumns().add(column);
    }

    private static final class StateRow extends TableRow<RolloutStage> {
        @Override
        protected void updateItem(RolloutStage stage, boolean empty) {
            super.updateItem(stage, empty);
            getStyleClass().removeIf(style -> style.startsWith("state-"));
            Optional.ofNullable(empty ? null : stage)
                    .flatMap(RolloutStage::status)
                    .map(StageStatus::state)
                    .ifPresent(
                            state -> getStyleClass().add("state-" + state.word().replace(' ', '-')));
        }
    }
}
