package dev.meshward.desktop.agree;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.controls.Labelled;
import dev.meshward.desktop.controls.Paragraphs;
import dev.meshward.desktop.controls.PromptField;
import dev.meshward.desktop.plan.PlanStanding;
import dev.meshward.desktop.session.Approval;
import dev.meshward.desktop.session.CurrentPlan.Sheet;
import dev.meshward.desktop.session.Decision;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.View;
import dev.meshward.desktop.words.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What the room agrees on: stages on the left, decisions on the right. */
public final class AgreeView implements View {

    public static final String ID = "agree";

    private static final double STAGES_SHARE = 0.58;

    private final Desk desk;
    private final AgreeViewModel model;
    private final StackPane pane = new StackPane();
    private final BorderPane stages = new BorderPane();
    private final AgreementTable table;
    private final TextField who = new PromptField("agree-who", Words.say("agree.who"));
    private final FlowPane said = new FlowPane(16, 4);
    private final Label since = new Label();
    private final ScrollPane decided = new ScrollPane();
    private final SplitPane working;

    public AgreeView(Desk desk) {
        this.desk = desk;
        this.model = new AgreeViewModel(desk.session(), desk.plan(), desk.background(), InstantSource.system());
        this.table = new AgreementTable(this::show);
        this.working = new SplitPane(stages, decided);
        working.setDividerPositions(STAGES_SHARE);
        since.setId("agree-since");
        since.setWrapText(true);
        since.getStyleClass().add("view-note");
        stages.setTop(new VBox(bar(), since));
        stages.setCenter(table);
        said.getStyleClass().add("view-note");
        stages.setBottom(said);
        decided.setFitToWidth(true);
        pane.getStyleClass().add("agree-view");
        model.sheet().subscribe(this::show);
        model.agreements().subscribe(all -> fill(all, model.since().get()));
        model.decisions().subscribe(this::show);
        model.answers().subscribe(_ -> show(model.decisions().get()));
    }

    private FlowPane bar() {
        who.setText(System.getProperty("user.name", ""));
        var approve = new Button(Words.say("agree.approve"));
        approve.setId("agree-approve");
        approve.getStyleClass().add(Styles.ACCENT);
        approve.setOnAction(_ -> table.chosen().ifPresent(each -> model.approve(each, who.getText())));
        var all = new Button(Words.say("agree.approve-all"));
        all.setId("agree-approve-all");
        all.setOnAction(_ -> model.approveAll(who.getText()));
        var baseline = new Button(Words.say("agree.keep-baseline"));
        baseline.setId("keep-baseline");
        baseline.setOnAction(_ -> model.keepAsBaseline(who.getText()));
        var bar = new FlowPane(10, 6, new Labelled(Words.say("agree.who"), who), approve, all, baseline);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void shown() {
        desk.deriving().wantPlan();
        model.shown(true);
    }

    @Override
    public void hidden() {
        model.shown(false);
    }

    private void show(Sheet sheet) {
        pane.getChildren().setAll(PlanStanding.of(desk, sheet).orElse(working));
    }

    private void fill(List<Agreement> agreements, Optional<SinceBaseline> sinceThen) {
        table.fill(agreements, sinceThen);
        since.setText(sinceThen.map(SinceBaseline::sentence).orElse(""));
        since.setManaged(sinceThen.isPresent());
    }

    private void show(Agreement agreement) {
        said.getChildren().clear();
        agreement.valid().forEach(each -> line(each, Words.say("agree.said-yes", each.who(), each.when())));
        agreement.stale().forEach(each -> line(each, Words.say("agree.stale", each.who(), each.when())));
    }

    private void line(Approval approval, String words) {
        var withdraw = new Hyperlink(Words.say("agree.withdraw"));
        withdraw.setOnAction(_ -> model.withdraw(approval));
        var line = new HBox(6, new Label(words), withdraw);
        line.getStyleClass().add("choice-line");
        said.getChildren().add(line);
    }

    private void show(List<Decision> decisions) {
        var page = new Paragraphs().heading(Words.say("agree.decisions", decisions.size()));
        decisions.forEach(decision -> page.sentence(Words.say(
                "agree.decision",
                decision.question(),
                decision.outcome(),
                decision.because(),
                decision.who(),
                decision.when(),
                decision.options().isEmpty()
                        ? ""
                        : Words.say("agree.options", decision.options().stream().collect(Collectors.joining(", "))))));
        form(page);
        openQuestions(page);
        decided.setContent(page);
    }

    /** What the room put off, to whom and until when. */
    private void openQuestions(Paragraphs page) {
        var putOff = model.putOff();
        page.heading(Words.say("agree.open-questions"));
        putOff.forEach(answer -> page.sentence(Words.say(
                "agree.put-off",
                answer.question(),
                answer.who(),
                answer.due().map(day -> Words.say("agree.until", day)).orElse(""))));
        if (putOff.isEmpty()) {
            page.sentence(Words.say("agree.no-put-off"));
        }
        var all = new Hyperlink(Words.say("agree.to-questions"));
        all.setOnAction(_ -> desk.navigation().show("questions"));
        page.with(all);
    }

    private void form(Paragraphs page) {
        var question = new PromptField("decision-question", Words.say("agree.question"));
        var options = new PromptField("decision-options", Words.say("agree.options-prompt"));
        var outcome = new PromptField("decision-outcome", Words.say("agree.outcome"));
        var because = new PromptField("decision-because", Words.say("agree.because"));
        var decide = new Button(Words.say("agree.decide"));
        decide.setId("decide");
        decide.disableProperty()
                .bind(question.textProperty()
                        .isEmpty()
                        .or(outcome.textProperty().isEmpty()));
        decide.setOnAction(_ -> model.decide(
                question.getText(),
                Stream.of(options.getText().split(",", -1))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList(),
                outcome.getText(),
                because.getText(),
                who.getText()));
        page.heading(Words.say("agree.new"))
                .with(question)
                .with(options)
                .with(outcome)
                .with(because)
                .with(decide);
    }
}
