package dev.meshward.desktop.plan;

import dev.meshward.adoption.StageDates;
import dev.meshward.adoption.Wish;
import dev.meshward.desktop.words.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** The stages by their days, a bar each: from its first step to the end of its soak, with frozen weeks behind. */
final class CalendarChart extends TableView<StageCard> {

    private static final double TITLE_WIDTH = 330;
    private static final double DAY_WIDTH = 110;
    private static final double BAR_INSET = 5;

    private final TableColumn<StageCard, StageCard> bars = new TableColumn<>();
    private List<Wish.Freeze> freezes = List.of();
    private LocalDate first = LocalDate.EPOCH;
    private long days = 1;

    CalendarChart(Consumer<String> choose) {
        setId("calendar");
        setAccessibleText(Words.say("plan.calendar"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        add(
                Words.say("plan.column-title"),
                TITLE_WIDTH,
                card -> Words.say(
                        "plan.stage", card.stage().number(), card.stage().title()));
        add(Words.say("calendar.begins"), DAY_WIDTH, card -> day(card, StageDates::starts));
        add(Words.say("calendar.ends"), DAY_WIDTH, card -> day(card, StageDates::ends));
        bars.setSortable(false);
        bars.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        bars.setCellFactory(_ -> new BarCell());
        getColumns().add(bars);
        getSelectionModel().selectedItemProperty().subscribe(card -> {
            if (card != null) {
                choose.accept(card.stage().id());
            }
        });
    }

    private void add(String title, double width, Function<StageCard, String> value) {
        var column = new TableColumn<StageCard, String>(title);
        column.setSortable(false);
        column.setPrefWidth(width);
        column.setMaxWidth(width * 1.6);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        getColumns().add(column);
    }

    private static String day(StageCard card, Function<StageDates, LocalDate> which) {
        return card.dates().map(which).map(LocalDate::toString).orElse(Words.say("calendar.no-day"));
    }

    void fill(List<StageCard> cards, List<Wish.Freeze> frozen) {
        freezes = frozen;
        first = cards.stream()
                .flatMap(card -> card.dates().stream())
                .map(StageDates::starts)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
        var last = cards.stream()
                .flatMap(card -> card.dates().stream())
                .map(StageDates::ends)
                .max(LocalDate::compareTo)
                .orElse(first);
        days = ChronoUnit.DAYS.between(first, last) + 1;
        bars.setText(
                first.equals(LocalDate.EPOCH)
                        ? Words.say("calendar.none")
                        : Words.say("calendar.span", first, last, days));
        getItems().setAll(cards);
        refresh();
    }

    private final class BarCell extends TableCell<StageCard, StageCard> {

        private final Pane pane = new Pane();

        BarCell() {
            pane.setMinWidth(0);
            pane.widthProperty().subscribe(_ -> lay());
            pane.heightProperty().subscribe(_ -> lay());
        }

        @Override
        protected void updateItem(StageCard card, boolean empty) {
            super.updateItem(card, empty);
            setGraphic(empty || card == null ? null : pane);
            setTooltip(
                    empty || card == null
                            ? null
                            : card.dates()
                                    .map(dates -> new Tooltip(Words.say("plan.dates", dates.starts(), dates.ends())))
                                    .orElse(null));
            lay();
        }

        private void lay() {
            pane.getChildren().clear();
            var card = getItem();
            if (card != null) {
                freezes.forEach(freeze -> bar(freeze.from(), freeze.to(), "frozen", 0));
                card.dates()
                        .ifPresent(dates -> bar(
                                dates.starts(),
                                dates.ends(),
                                card.grade()
                                        .map(grade -> "grade-" + grade.word())
                                        .orElse("grade-safe"),
                                BAR_INSET));
            }
        }

        private void bar(LocalDate from, LocalDate to, String style, double inset) {
            long begin = Math.max(0, ChronoUnit.DAYS.between(first, from));
            long end = Math.min(days, ChronoUnit.DAYS.between(first, to) + 1);
            if (end > begin) {
                var bar = new Region();
                bar.getStyleClass().addAll("calendar-bar", style);
                double day = pane.getWidth() / days;
                bar.resizeRelocate(begin * day, inset, Math.max(2, (end - begin) * day), pane.getHeight() - 2 * inset);
                bar.setManaged(false);
                pane.getChildren().add(bar);
            }
        }
    }
}
