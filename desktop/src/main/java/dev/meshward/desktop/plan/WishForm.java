package dev.meshward.desktop.plan;

import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.Wish;
import dev.meshward.desktop.controls.ChoiceWords;
import dev.meshward.desktop.controls.PromptField;
import dev.meshward.desktop.words.Words;
import dev.meshward.manifest.Place;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.VBox;

/** One more wish: about whom, what, and what belongs to it. Names that the cluster does not have are refused at once. */
final class WishForm extends VBox {

    private static final int MOST_STAGES = 9999;

    private final PlanWishes wishes;
    private final PromptField target = new PromptField("wish-target", Words.say("wishes.target"));
    private final ComboBox<Kind> kind = new ComboBox<>();
    private final PromptField other = new PromptField("wish-other", Words.say("wishes.other"));
    private final PromptField because = new PromptField("wish-because", Words.say("wishes.because"));
    private final PromptField owner = new PromptField("wish-owner", Words.say("wishes.owner"));
    private final Spinner<Integer> joinStage = new Spinner<>(1, MOST_STAGES, 1);
    private final ComboBox<Criticality> weight = new ComboBox<>();
    private final Label refusal = new Label();

    /** What can be wished for. */
    enum Kind {
        PIN,
        TOGETHER,
        APART,
        BEFORE,
        NEVER,
        OWNER,
        WEIGHT
    }

    WishForm(PlanWishes wishes) {
        super(6);
        this.wishes = wishes;
        setId("wish-form");
        kind.setId("wish-kind");
        kind.setAccessibleText(Words.say("wishes.kind"));
        kind.setMaxWidth(Double.MAX_VALUE);
        kind.getItems().setAll(Kind.values());
        kind.setConverter(new ChoiceWords<>(each -> Words.of("wishes.kind", each)));
        joinStage.setEditable(true);
        joinStage.setAccessibleText(Words.say("wishes.join-stage"));
        weight.setAccessibleText(Words.say("wishes.weight"));
        weight.getItems().setAll(Criticality.values());
        weight.setConverter(new ChoiceWords<>(Criticality::word));
        weight.setValue(Criticality.HIGH);
        refusal.setId("wish-refusal");
        refusal.setWrapText(true);
        refusal.getStyleClass().add("refusal");
        kind.valueProperty().subscribe(this::show);
        kind.setValue(Kind.PIN);
    }

    private void show(Kind chosen) {
        if (chosen == null) {
            return;
        }
        var add = new Button(Words.say("wishes.add"));
        add.setId("wish-add");
        add.setOnAction(_ -> wish());
        refusal.setText("");
        getChildren().setAll(target, kind, part(chosen), add, refusal);
    }

    private Node part(Kind chosen) {
        return switch (chosen) {
            case PIN -> joinStage;
            case TOGETHER, APART, BEFORE -> other;
            case NEVER -> because;
            case OWNER -> owner;
            case WEIGHT -> weight;
        };
    }

    /** Somebody wants to wish something of this. */
    void about(Wish.Target subject, int stage) {
        target.setText(subject.toString());
        joinStage.getValueFactory().setValue(Math.max(1, stage));
        kind.requestFocus();
    }

    private void wish() {
        refusal.setText("");
        wishes.target(target.getText())
                .ifPresentOrElse(
                        about -> made(about).flatMap(wishes::wish).ifPresent(this::refuse),
                        () -> refuse(
                                Words.say("wishes.unknown", target.getText().strip())));
    }

    private Optional<Wish> made(Wish.Target about) {
        var here = Place.nowhere();
        return switch (kind.getValue()) {
            case PIN -> Optional.of(new Wish.At(about, joinStage.getValue(), here));
            case TOGETHER -> pair(about, (one, two) -> new Wish.Together(one, two, here));
            case APART -> pair(about, (one, two) -> new Wish.Apart(one, two, here));
            case BEFORE -> pair(about, (one, two) -> new Wish.Before(one, two, here));
            case NEVER -> Optional.of(new Wish.Never(about, because.getText().strip(), here));
            case OWNER -> Optional.of(new Wish.OwnerOf(about, owner.getText().strip(), here));
            case WEIGHT -> Optional.of(new Wish.CriticalityOf(about, weight.getValue(), here));
        };
    }

    private Optional<Wish> pair(Wish.Target one, BiFunction<Wish.Target, Wish.Target, Wish> made) {
        var two = wishes.target(other.getText());
        if (two.isEmpty()) {
            refuse(Words.say("wishes.unknown", other.getText().strip()));
        }
        return two.map(each -> made.apply(one, each));
    }

    private void refuse(String because) {
        refusal.setText(because);
    }
}
