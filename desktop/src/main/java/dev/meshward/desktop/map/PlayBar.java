package dev.meshward.desktop.map;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.desktop.look.MeshState;
import dev.meshward.desktop.words.Words;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Plays the rollout: a slider over the stages, and what has become of the calls by then. Nothing moves. */
final class PlayBar extends HBox {

    /** More of them are a black bar. */
    private static final int MOST_TICKS = 60;

    private final MapViewModel model;
    private final Slider slider = new Slider(0, 1, 0);
    private final Label stage = new Label();
    private final Label counts = new Label();
    private final Button ask = new Button(Words.say("play.plan"));

    PlayBar(MapViewModel model, Runnable wantPlan) {
        super(12);
        this.model = model;
        setId("play");
        getStyleClass().add("play-bar");
        slider.setId("play-slider");
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        slider.setAccessibleText(Words.say("play.slider"));
        HBox.setHgrow(slider, Priority.ALWAYS);
        stage.setId("play-stage");
        counts.setId("play-counts");
        counts.setMinWidth(USE_PREF_SIZE);
        ask.setId("play-plan");
        ask.setOnAction(_ -> wantPlan.run());
        slider.valueProperty().subscribe(value -> play((int) Math.round(value.doubleValue())));
        getChildren().addAll(ask, stage, slider, counts);
        model.drawing().subscribe((Drawing _) -> refresh());
    }

    private void play(int done) {
        if (done != model.wish().get().stagesDone()) {
            model.change(wish -> wish.withStagesDone(done));
        }
    }

    private void refresh() {
        var plan = model.plan();
        int done = model.wish().get().stagesDone();
        boolean hasPlan = plan.isPresent();
        show(ask, !hasPlan);
        show(slider, hasPlan);
        show(stage, hasPlan);
        int stages = plan.map(each -> each.stages().size()).orElse(1);
        slider.setMax(stages);
        slider.setShowTickMarks(stages <= MOST_TICKS);
        slider.setValue(done);
        stage.setText(plan.map(each -> title(each, done)).orElse(""));
        var tally = model.tally();
        counts.setText(Words.say("play.counts", tally.of(MeshState.OUTSIDE), tally.encrypted(), tally.excepted()));
    }

    private static void show(javafx.scene.Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }

    private static String title(AdoptionPlan plan, int done) {
        if (done == 0) {
            return Words.say("play.today");
        }
        var stage = plan.stages().get(Math.min(done, plan.stages().size()) - 1);
        var words = Words.say("map.stage", stage.number(), stage.title());
        return Optional.ofNullable(plan.datesByStage().get(stage.id()))
                .map(dates -> Words.say("play.dated", words, dates.ends()))
                .orElse(words);
    }
}
