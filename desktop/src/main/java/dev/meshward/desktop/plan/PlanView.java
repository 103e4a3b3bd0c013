package dev.meshward.desktop.plan;

import dev.meshward.desktop.plan.PlanViewModel.Board;
import dev.meshward.desktop.plan.PlanViewModel.Moving;
import dev.meshward.desktop.session.CurrentPlan;
import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.Subject;
import dev.meshward.desktop.view.View;
import dev.meshward.desktop.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The plan as a board and as a list. */
public final class PlanView implements View {

    public static final String ID = "plan";

    private final Desk desk;
    private final PlanViewModel model;
    private final StackPane pane = new StackPane();
    private final BorderPane working = new BorderPane();
    private final Label headline = new Label();
    private final Label bound = new Label();
    private final StageBoard board;
    private final StageTable table;
    private final ToggleButton asBoard = new ToggleButton(Words.say("plan.board"));
    private final ToggleButton asList = new ToggleButton(Words.say("plan.list"));
    private final ToggleButton asCalendar = new ToggleButton(Words.say("plan.calendar"));
    private final PlanCalendar days;
    private final CalendarForm form;
    private final CalendarChart chart;
    private final BorderPane calendar = new BorderPane();
    private final ContextMenu destinations = new ContextMenu();
    private final WishPanel wishes;
    private final PreferencesChooser preferences;
    private final ToggleButton asWishes = new ToggleButton();

    public PlanView(Desk desk) {
        this.desk = desk;
        this.model = new PlanViewModel(desk.session(), desk.plan(), desk.background());
        this.table = new StageTable(model::choose);
        this.board = new StageBoard(new StageColumn.Acts(
                model.picked()::get,
                model::pick,
                this::move,
                this::showWhy,
                stage -> desk.navigation().show("stage", new Subject.OfStage(stage)),
                this::offerDestinations,
                this::wishOf));
        this.preferences = new PreferencesChooser(
                new PreferencesFile(desk.session(), desk.background()),
                () -> pane.getScene().getWindow(),
                desk.notices()::tell);
        this.wishes = new WishPanel(
                new PlanWishes(desk.session()), new WishPanel.Files(preferences::read, preferences::write));
        this.days = new PlanCalendar(desk.session());
        this.form = new CalendarForm(days);
        this.chart = new CalendarChart(model::choose);
        calendar.setTop(form);
        calendar.setCenter(chart);
        pane.getStyleClass().add("plan-view");
        working.setTop(new VBox(bar(), bound));
        working.setCenter(board);
        model.sheet().subscribe(this::show);
        model.board().subscribe(each -> each.ifPresent(this::fill));
        model.chosen().subscribe(this::showBeside);
        model.verdict()
                .subscribe(verdict ->
                        working.setBottom(verdict.map(each -> new VerdictPanel(each, model::dismissVerdict))
                                .orElse(null)));
    }

    private HBox bar() {
        headline.setId("plan-headline");
        headline.getStyleClass().add("headline");
        bound.setId("plan-bound");
        bound.setWrapText(true);
        bound.getStyleClass().add("view-note");
        showBound(false);
        var more = new Hyperlink(Words.say("plan.show-bound"));
        more.setId("show-bound");
        more.setOnAction(_ -> showBound(!bound.isVisible()));
        var group = new ToggleGroup();
        asBoard.setToggleGroup(group);
        asList.setToggleGroup(group);
        asCalendar.setToggleGroup(group);
        asBoard.setId("as-board");
        asCalendar.setId("as-calendar");
        asList.setId("as-list");
        asCalendar.setOnAction(_ -> showAs(calendar));
        asBoard.setSelected(true);
        asBoard.setOnAction(_ -> showAs(board));
        asList.setOnAction(_ -> showAs(table));
        asWishes.setId("show-wishes");
        asWishes.setMinWidth(Region.USE_PREF_SIZE);
        asWishes.setOnAction(_ -> showBeside(model.chosen().get()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(10, asBoard, asCalendar, asList, headline, more, gap, asWishes);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    /** What is wished for, or why the chosen stage is where it is. */
    private void showBeside(Optional<StageCard> card) {
        working.setRight(
                asWishes.isSelected() ? wishes : card.map(PlanView::why).orElse(null));
    }

    private void showWhy(String stage) {
        asWishes.setSelected(false);
        model.choose(stage);
        showBeside(model.chosen().get());
    }

    /** The form for a wish, about this. */
    private void wishOf(Moving moving) {
        asWishes.setSelected(true);
        showBeside(model.chosen().get());
        wishes.about(moving.subject(), model.joinStageOf(moving));
    }

    private void showBound(boolean isShown) {
        bound.setVisible(isShown);
        bound.setManaged(isShown);
    }

    private void showAs(Node way) {
        working.setCenter(way);
        asBoard.setSelected(way == board);
        asList.setSelected(way == table);
        asCalendar.setSelected(way == calendar);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void shown() {
        desk.deriving().wantPlan();
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(Words.say("plan.move-to"), "M", () -> focused().ifPresent(this::offerDestinations))
                        .where(() -> focused().isPresent()),
                Command.of(Words.say("plan.wish"), "W", () -> focused().ifPresent(this::wishOf))
                        .where(() -> focused().isPresent()),
                Command.of(Words.say("plan.show-wishes"), "Shift+W", asWishes::fire),
                Command.of(Words.say("preferences.read"), preferences::read),
                Command.of(Words.say("preferences.write"), preferences::write),
                Command.of(Words.say("plan.show-board"), "B", () -> showAs(board)),
                Command.of(Words.say("plan.show-calendar"), "C", () -> showAs(calendar)),
                Command.of(Words.say("plan.show-list"), "L", () -> showAs(table)));
    }

    @Override
    public boolean back() {
        boolean isAnswered = model.verdict().get().isPresent();
        model.dismissVerdict();
        return isAnswered;
    }

    @Override
    public void turnTo(Subject subject) {
        if (subject instanceof Subject.OfStage(var stage)) {
            model.choose(stage);
            board.show(stage);
        }
    }

    private void show(CurrentPlan.Sheet sheet) {
        pane.getChildren().setAll(PlanStanding.of(desk, sheet).orElse(working));
    }

    private void fill(Board each) {
        headline.setText(each.headline());
        bound.setText(each.bound());
        board.fill(each);
        table.fill(each.cards());
        form.fill();
        chart.fill(each.cards(), days.freezes());
        wishes.fill();
        asWishes.setText(Words.say("wishes.show", wishes.count()));
    }

    private void move(String stage) {
        model.picked().get().ifPresent(moving -> model.move(moving, stage));
    }

    /** The one whose chip has the focus, else the one that was picked last. */
    private Optional<Moving> focused() {
        var owner = Optional.ofNullable(pane.getScene()).map(scene -> scene.getFocusOwner());
        return owner.map(Node::getUserData)
                .filter(Moving.class::isInstance)
                .map(Moving.class::cast)
                .or(model.picked()::get);
    }

    private void offerDestinations(Moving moving) {
        destinations
                .getItems()
                .setAll(model.destinations(moving).stream()
                        .map(stage -> {
                            var item = new MenuItem(Words.say("plan.stage", stage.number(), stage.title()));
                            item.setOnAction(_ -> model.move(moving, stage.id()));
                            return item;
                        })
                        .toList());
        var at = pane.localToScreen(pane.getWidth() / 3, pane.getHeight() / 4);
        destinations.show(pane, at.getX(), at.getY());
    }

    private static Node why(StageCard card) {
        var scroll = new ScrollPane(new WhyPanel(card));
        scroll.getStyleClass().add("why-panel");
        scroll.setFitToWidth(true);
        return scroll;
    }
}
