package dev.meshward.desktop.agree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.Wish;
import dev.meshward.desktop.session.OpenedSession;
import dev.meshward.manifest.Place;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgreeViewModelTest {

    private final OpenedSession opened = new OpenedSession();
    private final AgreeViewModel model =
            new AgreeViewModel(opened.session(), opened.plan(), opened.quick(), InstantSource.system());

    @BeforeEach
    void plan() throws InterruptedException {
        opened.open("corner-shop");
        opened.planned();
        model.shown(true);
        opened.until(() -> !model.agreements().get().isEmpty());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void an_approval_holds_for_the_files_that_were_seen_and_stages_that_stay_the_same_keep_theirs()
            throws InterruptedException {
        var before = model.agreements().get();
        before.forEach(each -> model.approve(each, "Ines"));
        assertThat(model.agreements().get())
                .allSatisfy(each -> assertThat(each.valid()).hasSize(1));

        var wish = new Wish.CriticalityOf(new Wish.Target("data", "redis"), Criticality.CRITICAL, Place.nowhere());
        opened.session()
                .say("Wished", said -> said.withPreferences(said.preferences().wishing(wish, _ -> false)));
        opened.until(() -> opened.session().now().isPlanned()
                && model.agreements().get() != before
                && !model.agreements().get().isEmpty());

        for (var each : model.agreements().get()) {
            boolean isSame = before.stream()
                    .anyMatch(other -> other.stage().id().equals(each.stage().id())
                            && other.digest().equals(each.digest()));
            assertThat(each.valid()).hasSize(isSame ? 1 : 0);
        }
        var join = model.agreements().get().stream()
                .filter(each -> each.stage().kind() == StageKind.JOIN)
                .findFirst()
                .orElseThrow();
        assertThat(before)
                .anyMatch(each -> each.stage().id().equals(join.stage().id()));
    }

    @Test
    void later_plans_are_compared_with_the_baseline_stage_by_stage() throws InterruptedException {
        model.keepAsBaseline("Ines");
        var before = model.agreements().get();
        assertThat(standings(before)).containsOnly(SinceBaseline.Standing.SAME);

        var wish = new Wish.CriticalityOf(new Wish.Target("data", "redis"), Criticality.CRITICAL, Place.nowhere());
        opened.session()
                .say("Wished", said -> said.withPreferences(said.preferences().wishing(wish, _ -> false)));
        opened.until(() -> opened.session().now().isPlanned()
                && model.agreements().get() != before
                && !model.agreements().get().isEmpty());

        for (var each : model.agreements().get()) {
            boolean isSame = before.stream().anyMatch(other -> other.digest().equals(each.digest()));
            assertThat(since().of(each))
                    .hasValueSatisfying(
                            standing -> assertThat(List.of(SinceBaseline.Standing.SAME, SinceBaseline.Standing.MOVED)
                                            .contains(standing))
                                    .isEqualTo(isSame));
        }
        assertThat(since().sentence()).contains("Ines").contains("changed");
        opened.session().undo();
        opened.session().undo();
        assertThat(opened.session().now().said().baseline()).isEmpty();
    }

    private List<SinceBaseline.Standing> standings(List<Agreement> agreements) {
        return agreements.stream().flatMap(each -> since().of(each).stream()).toList();
    }

    private SinceBaseline since() {
        return model.since().get().orElseThrow();
    }

    @Test
    void a_decision_about_the_same_question_takes_the_place_of_the_one_before() {
        model.decide("Which mesh?", List.of("Istio", "Linkerd"), "Istio", "we know it", "all");
        model.decide("Which mesh?", List.of("Istio", "Linkerd"), "Linkerd", "it is smaller", "all");

        assertThat(model.decisions().get()).singleElement().satisfies(decision -> {
            assertThat(decision.outcome()).isEqualTo("Linkerd");
            assertThat(decision.options()).hasSize(2);
        });
        assertThat(opened.session().undo()).contains("Decided Which mesh?: Linkerd");
    }
}
