package dev.meshward.desktop.questions;

import dev.meshward.adoption.Criticality;
import dev.meshward.desktop.controls.DayPicker;
import dev.meshward.desktop.controls.Labelled;
import dev.meshward.desktop.controls.Paragraphs;
import dev.meshward.desktop.controls.PromptField;
import dev.meshward.desktop.questions.Question.Form;
import dev.meshward.desktop.session.Answer;
import dev.meshward.desktop.words.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** One question: its evidence, what an answer changes, and the ways to answer it. */
final class QuestionDetail extends VBox {

    private final Question question;
    private final QuestionsViewModel model;
    private final TextField who = new PromptField("question-who", Words.say("questions.who"));
    private final TextField because = new PromptField("question-because", Words.say("questions.because"));

    QuestionDetail(Question question, QuestionsViewModel model, Consumer<Question> toMap) {
        this.question = question;
        this.model = model;
        setId("question-detail");
        who.setText(System.getProperty("user.name", ""));
        var page = new Paragraphs()
                .heading(question.sentence())
                .sentence(question.stake())
                .section(Words.say("questions.evidence-heading"), question.evidence());
        page.heading(Words.say("questions.answer"))
                .with(answers(toMap))
                .with(because)
                .with(new Labelled(Words.say("questions.who"), who));
        page.heading(Words.say("questions.later")).with(later());
        getChildren().add(page);
    }

    private Node answers(Consumer<Question> toMap) {
        var line = new FlowPane(6, 6);
        switch (question.form()) {
            case Form.Call _ -> {
                add(line, "answer-yes", Words.say("questions.yes"), () -> answer(Answer.Verdict.YES));
                add(line, "answer-no", Words.say("questions.no"), () -> answer(Answer.Verdict.NO));
                add(line, "answer-map", Words.say("questions.to-map"), () -> toMap.accept(question));
            }
            case Form.Owner(var namespace) -> {
                var owner = new PromptField("answer-owner", Words.say("questions.owner-prompt"));
                line.getChildren().add(owner);
                add(
                        line,
                        "answer-set",
                        Words.say("questions.set"),
                        () -> model.owner(question, namespace, owner.getText(), who.getText()));
            }
            case Form.Start _ -> {
                var day = new DayPicker("answer-day", Words.say("calendar.start"));
                line.getChildren().add(day);
                add(
                        line,
                        "answer-set",
                        Words.say("questions.set"),
                        () -> Optional.ofNullable(day.getValue())
                                .ifPresent(each -> model.start(question, each, who.getText())));
            }
            case Form.Weight(var namespace, var assumed) -> weights(line, namespace, assumed);
            case Form.Free _ -> add(line, "answer-yes", Words.say("questions.keep"), () -> answer(Answer.Verdict.YES));
        }
        return line;
    }

    private void weights(FlowPane line, String namespace, Criticality assumed) {
        for (var grade : Criticality.values()) {
            add(
                    line,
                    "answer-" + grade.word(),
                    mark(grade, assumed),
                    () -> model.weight(question, namespace, grade, who.getText()));
        }
    }

    private static String mark(Criticality grade, Criticality assumed) {
        return grade == assumed ? Words.say("questions.assumed", grade.word()) : grade.word();
    }

    private void answer(Answer.Verdict verdict) {
        model.answer(question, verdict, who.getText(), because.getText());
    }

    private Node later() {
        var finder = new PromptField("later-who", Words.say("questions.finder"));
        var due = new DayPicker("later-due", Words.say("questions.due"));
        var line = new FlowPane(6, 6, finder, due);
        add(
                line,
                "answer-later",
                Words.say("questions.put-off"),
                () -> model.later(question, finder.getText(), Optional.ofNullable(due.getValue())));
        return line;
    }

    private static void add(FlowPane line, String id, String words, Runnable action) {
        var button = new Button(words);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        line.getChildren().add(button);
    }
}
