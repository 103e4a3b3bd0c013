package dev.meshward.desktop.plan;

import dev.meshward.adoption.Calendar;
import dev.meshward.adoption.Wish;
import dev.meshward.desktop.controls.ChoiceWords;
import dev.meshward.desktop.controls.DayPicker;
import dev.meshward.desktop.controls.Labelled;
import dev.meshward.desktop.controls.PromptField;
import dev.meshward.desktop.words.Words;
import java.time.LocalDate;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** When people can work: the first day, how many stages a week, how long answers soak, and frozen weeks. */
final class CalendarForm extends VBox {

    private static final int LONGEST_SOAK = 90;
    private static final int MOST_A_WEEK = 7;

    private final PlanCalendar calendar;
    private final DayPicker start = new DayPicker("calendar-start", Words.say("calendar.start"));
    private final ComboBox<Integer> perWeek = new ComboBox<>();
    private final Spinner<Integer> soak = new Spinner<>(1, LONGEST_SOAK, Calendar.USUAL_SOAK);
    private final FlowPane freezes = new FlowPane(16, 4);

    CalendarForm(PlanCalendar calendar) {
        super(6);
        this.calendar = calendar;
        getStyleClass().add("calendar-form");
        perWeek.setId("calendar-per-week");
        perWeek.setConverter(new ChoiceWords<>(CalendarForm::perWeek));
        for (int stages = 0; stages <= MOST_A_WEEK; stages++) {
            perWeek.getItems().add(stages);
        }
        soak.setId("calendar-soak");
        soak.setEditable(true);
        soak.setPrefWidth(90);
        var set = new Button(Words.say("calendar.set"));
        set.setId("calendar-set");
        set.setOnAction(_ -> begin());
        var first = new FlowPane(10, 6);
        labelled(first, Words.say("calendar.start"), start);
        labelled(first, Words.say("calendar.per-week"), perWeek);
        labelled(first, Words.say("calendar.soak"), soak);
        first.getChildren().add(set);
        getChildren().setAll(first, freezing(), freezes);
        fill();
    }

    private static void labelled(FlowPane line, String words, Control control) {
        if (control instanceof DayPicker day) {
            day.setPromptText(Words.say("calendar.day"));
        }
        line.getChildren().add(new Labelled(words, control));
    }

    private FlowPane freezing() {
        var from = new DayPicker("freeze-from", Words.say("calendar.freeze-from"));
        var to = new DayPicker("freeze-to", Words.say("calendar.freeze-to"));
        var because = new PromptField("freeze-because", Words.say("calendar.freeze-because"));
        var add = new Button(Words.say("calendar.freeze"));
        add.setId("freeze-add");
        add.disableProperty()
                .bind(from.valueProperty().isNull().or(to.valueProperty().isNull()));
        add.setOnAction(_ -> calendar.freeze(from.getValue(), to.getValue(), because.getText()));
        var line = new FlowPane(10, 6);
        labelled(line, Words.say("calendar.freeze-from"), from);
        labelled(line, Words.say("calendar.freeze-to"), to);
        line.getChildren().addAll(because, add);
        return line;
    }

    /** To be called when what is wished for has changed. */
    void fill() {
        var now = calendar.calendar();
        now.ifPresent(each -> start.setValue(each.start()));
        perWeek.setValue(now.flatMap(Calendar::stagesPerWeek).orElse(0));
        soak.getValueFactory().setValue(now.map(Calendar::soakDays).orElse(Calendar.USUAL_SOAK));
        freezes.getChildren().setAll(calendar.freezes().stream().map(this::line).toList());
    }

    private HBox line(Wish.Freeze freeze) {
        var thaw = new Hyperlink(Words.say("calendar.thaw"));
        thaw.setOnAction(_ -> calendar.thaw(freeze));
        var line = new HBox(
                6, new Label(Words.say("calendar.frozen", freeze.from(), freeze.to(), freeze.because())), thaw);
        line.getStyleClass().add("choice-line");
        return line;
    }

    private void begin() {
        Optional<LocalDate> day = Optional.ofNullable(start.getValue());
        day.ifPresent(each ->
                calendar.begin(each, Optional.of(perWeek.getValue()).filter(stages -> stages > 0), soak.getValue()));
    }

    private static String perWeek(int stages) {
        return stages == 0 ? Words.say("calendar.any") : String.valueOf(stages);
    }
}
