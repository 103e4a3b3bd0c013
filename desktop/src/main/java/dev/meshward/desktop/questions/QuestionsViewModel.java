package dev.meshward.desktop.questions;

import dev.meshward.adoption.Calendar;
import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.Wish;
import dev.meshward.dependencies.stated.Statement;
import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Ticket;
import dev.meshward.desktop.questions.Question.Form;
import dev.meshward.desktop.session.Answer;
import dev.meshward.desktop.session.EdgeStatements;
import dev.meshward.desktop.session.Planned;
import dev.meshward.desktop.session.Said;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.session.Surveyed;
import dev.meshward.desktop.words.Words;
import dev.meshward.manifest.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The questions of this session and their answers, each of which changes the plan or is kept with it. */
public final class QuestionsViewModel {

    private final Session session;
    private final Background background;
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(Content.nothing());
    private final ReadOnlyObjectWrapper<Optional<Question>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Basis> shown = Optional.empty();
    private Ticket ticket = new Ticket();

    /** What the questions are found in. */
    private record Basis(Optional<Surveyed> survey, Optional<Planned> plan) {}

    /**
     * What is to be seen.
     *
     * @param isOpen whether a cluster is open
     * @param open those nobody answered
     * @param later those somebody is to find out
     * @param answers everything that was answered
     */
    public record Content(boolean isOpen, List<Question> open, List<Question> later, List<Answer> answers) {
        public Content {
            open = List.copyOf(open);
            later = List.copyOf(later);
            answers = List.copyOf(answers);
        }

        static Content nothing() {
            return new Content(false, List.of(), List.of(), List.of());
        }
    }

    public QuestionsViewModel(Session session, Background background) {
        this.session = session;
        this.background = background;
        session.state().subscribe(this::follow);
    }

    public ReadOnlyObjectProperty<Content> content() {
        return content.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Question>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    public void choose(Question question) {
        chosen.set(Optional.of(question));
    }

    private void follow(SessionState state) {
        var basis = new Basis(state.survey(), state.plan());
        boolean isSame = shown.filter(before -> before.survey().equals(basis.survey()) && isSame(before, basis))
                .isPresent();
        if (isSame) {
            sort(questions(), state.said().answers());
        } else {
            shown = Optional.of(basis);
            ticket.cancel();
            ticket = background.run(
                    _ -> QuestionList.of(state),
                    found -> sort(found, session.now().said().answers()),
                    thrown -> {
                        throw new IllegalStateException("No question could be found.", thrown);
                    });
        }
    }

    private static boolean isSame(Basis one, Basis other) {
        return one.plan().isPresent() == other.plan().isPresent()
                && one.plan()
                        .flatMap(plan -> other.plan().map(each -> each == plan))
                        .orElse(true);
    }

    private List<Question> questions() {
        return java.util.stream.Stream.concat(content.get().open().stream(), content.get().later().stream())
                .toList();
    }

    private void sort(List<Question> questions, List<Answer> answers) {
        var later = questions.stream()
                .filter(question -> isSaid(question, answers, Answer.Verdict.LATER))
                .toList();
        var open = questions.stream()
                .filter(question ->
                        answers.stream().noneMatch(answer -> answer.question().equals(question.id())))
                .toList();
        content.set(new Content(session.now().snapshot().isPresent(), open, later, answers));
        boolean isThere = chosen.get()
                .filter(question -> open.contains(question) || later.contains(question))
                .isPresent();
        if (!isThere) {
            chosen.set(open.stream().findFirst());
        }
    }

    private static boolean isSaid(Question question, List<Answer> answers, Answer.Verdict verdict) {
        return answers.stream()
                .anyMatch(answer -> answer.question().equals(question.id()) && answer.verdict() == verdict);
    }

    /** Yes or no to a call: it becomes evidence. */
    public void answer(Question question, Answer.Verdict verdict, String who, String because) {
        var answer = new Answer(question.id(), verdict, who.strip(), because.strip(), Optional.empty());
        var why = because.isBlank() ? Words.say("questions.said-here") : because.strip();
        say(question, said -> switch (question.form()) {
            case Form.Call(var call) ->
                said.stating(new EdgeStatements(session, who.strip())
                                .about(
                                        verdict == Answer.Verdict.YES
                                                ? Statement.Verdict.CONFIRM
                                                : Statement.Verdict.REJECT,
                                        call,
                                        why))
                        .answering(answer);
            case Form.Owner _, Form.Start _, Form.Weight _, Form.Free _ -> said.answering(answer);
        });
    }

    /** Somebody is to find it out. */
    public void later(Question question, String who, Optional<LocalDate> due) {
        say(question, said -> said.answering(new Answer(question.id(), Answer.Verdict.LATER, who.strip(), "", due)));
    }

    /** Changes in this namespace have to be agreed with them. */
    public void owner(Question question, String namespace, String owner, String who) {
        if (!owner.isBlank()) {
            var target = new Wish.Target(namespace, "");
            wish(question, new Wish.OwnerOf(target, owner.strip(), Place.nowhere()), owner.strip(), who);
        }
    }

    public void weight(Question question, String namespace, Criticality criticality, String who) {
        var target = new Wish.Target(namespace, "");
        wish(question, new Wish.CriticalityOf(target, criticality, Place.nowhere()), criticality.word(), who);
    }

    /** The first stage begins on this day or after it; from Monday to Friday, with the usual soak. */
    public void start(Question question, LocalDate day, String who) {
        var calendar = new Calendar(day, Calendar.usualWorkingDays(), Optional.empty(), Calendar.USUAL_SOAK);
        say(
                question,
                said -> said.withPreferences(said.preferences().withCalendar(Optional.of(calendar)))
                        .answering(answered(question, day.toString(), who)));
    }

    private void wish(Question question, Wish wish, String words, String who) {
        say(
                question,
                said -> said.withPreferences(said.preferences().wishing(wish, each -> isSameTarget(each, wish)))
                        .answering(answered(question, words, who)));
    }

    private static boolean isSameTarget(Wish one, Wish other) {
        return switch (one) {
            case Wish.OwnerOf owner ->
                other instanceof Wish.OwnerOf of && of.target().equals(owner.target());
            case Wish.CriticalityOf weight ->
                other instanceof Wish.CriticalityOf of && of.target().equals(weight.target());
            case Wish.Before _,
                    Wish.CallerFirst _,
                    Wish.Together _,
                    Wish.Apart _,
                    Wish.Never _,
                    Wish.At _,
                    Wish.StrictByDefault _,
                    Wish.Tuned _,
                    Wish.Freeze _ -> false;
        };
    }

    private static Answer answered(Question question, String words, String who) {
        return new Answer(question.id(), Answer.Verdict.YES, who.strip(), words, Optional.empty());
    }

    private void say(Question question, UnaryOperator<Said> change) {
        session.say(Words.say("did.answer", question.sentence()), change);
    }
}
