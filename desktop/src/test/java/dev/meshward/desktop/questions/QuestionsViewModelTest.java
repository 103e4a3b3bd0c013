package dev.meshward.desktop.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.Wish;
import dev.meshward.dependencies.stated.Statement;
import dev.meshward.desktop.questions.Question.Form;
import dev.meshward.desktop.session.Answer;
import dev.meshward.desktop.session.OpenedSession;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuestionsViewModelTest {

    private final OpenedSession opened = new OpenedSession();
    private final QuestionsViewModel model = new QuestionsViewModel(opened.session(), opened.quick());

    @BeforeEach
    void plan() throws InterruptedException {
        opened.open("northwind-rail");
        opened.planned();
        opened.until(() -> of(Form.Start.class).isPresent());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void a_call_of_which_only_a_hint_speaks_is_asked_about_with_its_place_and_the_answer_is_evidence() {
        var question = of(Form.Call.class).orElseThrow();
        assertThat(question.evidence()).isNotEmpty().allMatch(line -> line.contains(":"));

        model.answer(question, Answer.Verdict.NO, "Ines", "switched off in May");

        var said = opened.session().now().said();
        assertThat(said.statements()).singleElement().satisfies(statement -> {
            assertThat(statement.verdict()).isEqualTo(Statement.Verdict.REJECT);
            assertThat(statement.who()).isEqualTo("Ines");
        });
        assertThat(said.answers()).extracting(Answer::question).containsExactly(question.id());
        assertThat(model.content().get().open()).doesNotContain(question);
        opened.session().undo();
        assertThat(opened.session().now().said().statements()).isEmpty();
    }

    @Test
    void a_first_day_becomes_a_preference_and_every_stage_gets_its_days() throws InterruptedException {
        model.start(of(Form.Start.class).orElseThrow(), LocalDate.of(2027, 1, 4), "Ines");
        assertThat(opened.planned().result().plan().datesByStage()).isNotEmpty();
        opened.until(() -> of(Form.Start.class).isEmpty());
    }

    @Test
    void who_owns_a_namespace_becomes_a_preference_and_is_not_asked_again() throws InterruptedException {
        var question = of(Form.Owner.class);
        if (question.isPresent() && question.get().form() instanceof Form.Owner(var namespace)) {
            model.owner(question.get(), namespace, "Team Blue", "Ines");
            opened.until(() -> opened.session().now().isPlanned());
            assertThat(wishes())
                    .anySatisfy(wish -> assertThat(wish)
                            .isInstanceOfSatisfying(
                                    Wish.OwnerOf.class,
                                    of -> assertThat(of.owner()).isEqualTo("Team Blue")));
            opened.until(() -> model.content().get().open().stream()
                    .noneMatch(each -> each.id().equals(question.get().id())));
        } else {
            assertThat(opened.plan().whole().orElseThrow().result().plan().owners())
                    .isNotEmpty();
        }
    }

    @Test
    void what_is_put_off_has_a_person_and_a_day() {
        var question = model.content().get().open().getFirst();
        model.later(question, "Oli", Optional.of(LocalDate.of(2026, 12, 1)));

        assertThat(model.content().get().later()).containsExactly(question);
        assertThat(opened.session().now().said().answers())
                .singleElement()
                .satisfies(answer -> assertThat(answer.due()).contains(LocalDate.of(2026, 12, 1)));
    }

    private Optional<Question> of(Class<? extends Form> form) {
        return model.content().get().open().stream()
                .filter(question -> form.isInstance(question.form()))
                .findFirst();
    }

    private List<Wish> wishes() {
        return opened.session().now().said().preferences().wishes();
    }
}
