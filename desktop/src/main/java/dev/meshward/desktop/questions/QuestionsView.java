package dev.meshward.desktop.questions;

import dev.meshward.desktop.controls.Empty;
import dev.meshward.desktop.questions.Question.Form;
import dev.meshward.desktop.questions.QuestionsViewModel.Content;
import dev.meshward.desktop.session.Answer;
import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.Subject;
import dev.meshward.desktop.view.View;
import dev.meshward.desktop.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** What the plan cannot know. */
public final class QuestionsView implements View {

    public static final String ID = "questions";

    private static final double LIST_SHARE = 0.45;

    private final Desk desk;
    private final QuestionsViewModel model;
    private final StackPane pane = new StackPane();
    private final BorderPane working = new BorderPane();
    private final Label figures = new Label();
    private final ListView<Question> open = new ListView<>();
    private final ListView<Question> later = new ListView<>();
    private final ListView<Answer> answered = new ListView<>();
    private final TabPane tabs = new TabPane();
    private final ScrollPane detail = new ScrollPane();
    private boolean isFilling;

    public QuestionsView(Desk desk) {
        this.desk = desk;
        this.model = new QuestionsViewModel(desk.session(), desk.background());
        list(open, "questions-open", Words.say("questions.open-list"));
        list(later, "questions-later", Words.say("questions.later-list"));
        answered.setId("questions-answered");
        answered.setCellFactory(_ -> new AnswerCell());
        answered.setPlaceholder(new Label(Words.say("questions.none")));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().setAll(new Tab("", open), new Tab("", later), new Tab("", answered));
        detail.setFitToWidth(true);
        var split = new SplitPane(tabs, detail);
        split.setDividerPositions(LIST_SHARE);
        figures.setId("questions-figures");
        figures.getStyleClass().add("view-note");
        working.setTop(figures);
        working.setCenter(split);
        pane.getStyleClass().add("questions-view");
        model.content().subscribe(this::show);
        model.chosen().subscribe(this::show);
    }

    private void list(ListView<Question> list, String id, String words) {
        list.setId(id);
        list.setAccessibleText(words);
        list.setCellFactory(_ -> new QuestionCell());
        list.setPlaceholder(new Label(Words.say("questions.none")));
        list.getSelectionModel().selectedItemProperty().subscribe(question -> {
            if (question != null && !isFilling) {
                model.choose(question);
            }
        });
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
                answering(Words.say("questions.say-yes"), "Y", Answer.Verdict.YES),
                answering(Words.say("questions.say-no"), "N", Answer.Verdict.NO));
    }

    private Command answering(String title, String key, Answer.Verdict verdict) {
        return Command.of(
                        title,
                        key,
                        () -> model.chosen()
                                .get()
                                .ifPresent(
                                        each -> model.answer(each, verdict, System.getProperty("user.name", ""), "")))
                .where(() -> model.chosen()
                        .get()
                        .filter(each -> each.form() instanceof Form.Call)
                        .isPresent());
    }

    private void show(Content content) {
        pane.getChildren()
                .setAll(
                        content.isOpen()
                                ? working
                                : Empty.nothingOpen(
                                        Words.say("questions.nothing-open"),
                                        () -> desk.navigation().show("open")));
        figures.setText(Words.say(
                "questions.figures",
                content.open().size(),
                content.later().size(),
                content.answers().stream()
                        .filter(answer -> answer.verdict() != Answer.Verdict.LATER)
                        .count()));
        isFilling = true;
        open.getItems().setAll(content.open());
        later.getItems().setAll(content.later());
        answered.getItems().setAll(content.answers());
        isFilling = false;
        tabs.getTabs()
                .get(0)
                .setText(Words.say("questions.open-tab", content.open().size()));
        tabs.getTabs()
                .get(1)
                .setText(Words.say("questions.later-tab", content.later().size()));
        tabs.getTabs()
                .get(2)
                .setText(Words.say("questions.answered-tab", content.answers().size()));
    }

    private void show(Optional<Question> question) {
        question.filter(open.getItems()::contains)
                .ifPresent(each -> open.getSelectionModel().select(each));
        detail.setContent(question.<Node>map(each -> new QuestionDetail(each, model, this::toMap))
                .orElseGet(() -> new Empty(Empty.Why.NOT_CHOSEN, Words.say("questions.choose"), Optional.empty())));
        detail.setVvalue(0);
    }

    private void toMap(Question question) {
        if (question.form() instanceof Form.Call(var call)) {
            desk.navigation().show("map", new Subject.OfCall(call));
        }
    }

    private static final class QuestionCell extends ListCell<Question> {
        QuestionCell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Question question, boolean empty) {
            super.updateItem(question, empty);
            setText(empty || question == null ? null : question.sentence());
        }
    }

    private static final class AnswerCell extends ListCell<Answer> {
        AnswerCell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Answer answer, boolean empty) {
            super.updateItem(answer, empty);
            setText(
                    empty || answer == null
                            ? null
                            : Words.say(
                                    "questions.answered",
                                    answer.question(),
                                    Words.of("questions.verdict", answer.verdict()),
                                    answer.because(),
                                    answer.who(),
                                    answer.due().map(Object::toString).orElse("")));
        }
    }
}
