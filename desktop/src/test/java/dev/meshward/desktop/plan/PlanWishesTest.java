package dev.meshward.desktop.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.Limits;
import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.Wish;
import dev.meshward.desktop.session.CurrentPlan;
import dev.meshward.desktop.session.OpenedSession;
import dev.meshward.manifest.Place;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanWishesTest {

    private final OpenedSession opened = new OpenedSession();
    private final PlanWishes wishes = new PlanWishes(opened.session());

    @BeforeEach
    void plan() throws InterruptedException {
        opened.open("corner-shop");
        opened.planned();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void what_is_kept_out_joins_in_no_stage_and_undo_lets_it_join_again() throws InterruptedException {
        var someone = joining().getFirst();
        wishes.wish(new Wish.Never(someone, "is switched off in spring", Place.nowhere()));
        opened.planned();

        assertThat(joining()).doesNotContain(someone);
        assertThat(wishes.all()).extracting(Wish::words).containsExactly("never " + someone);
        assertThat(opened.session().undo()).contains("Wished: never " + someone);
        opened.planned();
        assertThat(joining()).contains(someone);
    }

    @Test
    void a_second_pin_takes_the_place_of_the_first_and_can_be_taken_back() throws InterruptedException {
        var someone = joining().getFirst();
        wishes.wish(new Wish.At(someone, 2, Place.nowhere()));
        wishes.wish(new Wish.At(someone, 1, Place.nowhere()));
        opened.planned();

        assertThat(wishes.all()).extracting(Wish::words).containsExactly(someone + " at join stage 1");
        wishes.takeBack(wishes.all().getFirst());
        assertThat(wishes.all()).isEmpty();
    }

    @Test
    void wishes_that_contradict_each_other_are_told_in_words() throws InterruptedException {
        var one = joining().getFirst();
        var other = joining().getLast();
        wishes.wish(new Wish.Together(one, other, Place.nowhere()));
        wishes.wish(new Wish.Apart(one, other, Place.nowhere()));
        opened.until(() -> opened.plan().sheet().get() instanceof CurrentPlan.Sheet.Contradiction);

        assertThat(((CurrentPlan.Sheet.Contradiction) opened.plan().sheet().get()).because())
                .contains(one + " together with " + other, one + " apart from " + other)
                .doesNotContain("Wish");
    }

    @Test
    void only_what_the_cluster_has_can_be_wished_for_and_limits_hold() throws InterruptedException {
        assertThat(wishes.target("nobody/here")).isEmpty();
        assertThat(wishes.target(joining().getFirst().toString()))
                .contains(joining().getFirst());
        wishes.limit(new Limits(1, 1, 10));

        assertThat(opened.planned().result().plan().stages())
                .filteredOn(stage -> stage.kind() == StageKind.JOIN)
                .hasSizeGreaterThan(1);
        assertThat(wishes.limits().workloads()).isEqualTo(1);
    }

    @Test
    void a_wish_that_lacks_its_owner_its_reason_or_its_other_one_is_refused_in_a_sentence() {
        var someone = joining().getFirst();

        assertThat(wishes.wish(new Wish.OwnerOf(someone, " ", Place.nowhere())))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains(someone.toString()));
        assertThat(wishes.wish(new Wish.Never(someone, "", Place.nowhere()))).isPresent();
        assertThat(wishes.wish(new Wish.Together(someone, someone, Place.nowhere())))
                .isPresent();
        assertThat(wishes.all()).isEmpty();
        assertThat(wishes.wish(new Wish.OwnerOf(someone, "Team Blue", Place.nowhere())))
                .isEmpty();
        assertThat(wishes.all()).hasSize(1);
    }

    private List<Wish.Target> joining() {
        return opened.session().now().donePlan().orElseThrow().result().plan().stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .flatMap(stage -> stage.workloads().stream())
                .map(workload -> new Wish.Target(workload.namespace(), workload.name()))
                .toList();
    }
}
