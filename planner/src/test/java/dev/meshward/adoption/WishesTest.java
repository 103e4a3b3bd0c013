package dev.meshward.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.Wish.Target;
import dev.meshward.manifest.Place;
import dev.meshward.readiness.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WishesTest {

    private int line;

    private Place place() {
        return new Place("wishes.yaml", ++line, "");
    }

    private static Target on(String name) {
        var parts = name.split("/", -1);
        return new Target(parts[0], parts.length == 1 ? "" : parts[1]);
    }

    private Wish before(String first, String then) {
        return new Wish.Before(on(first), on(then), place());
    }

    private Wish together(String one, String other) {
        return new Wish.Together(on(one), on(other), place());
    }

    private Wish apart(String one, String other) {
        return new Wish.Apart(on(one), on(other), place());
    }

    private Wish at(String target, int stage) {
        return new Wish.At(on(target), stage, place());
    }

    private Wish never(String target) {
        return new Wish.Never(on(target), "so it is", place());
    }

    private static Sketch cluster(Wish... wishes) {
        var sketch = new Sketch().deployments("a/x", "a/y", "b/x", "b/y", "c/x", "d/x", "payments/x");
        List.of(wishes).forEach(sketch::wish);
        return sketch;
    }

    private static int joinStage(AdoptionPlan plan, String workload) {
        var joins = plan.stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .toList();
        for (int i = 0; i < joins.size(); i++) {
            if (joins.get(i).workloads().contains(Sketch.id(workload))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static StagePlanner.Answer.Contradiction refused(Wish... wishes) {
        return switch (new LadderPlanner().arrange(cluster(wishes).question())) {
            case StagePlanner.Answer.Contradiction contradiction -> contradiction;
            case StagePlanner.Answer.Planned(var plan) ->
                throw new AssertionError(plan.stages().toString());
        };
    }

    @Test
    void before_wins_over_criticality() {
        var plan = cluster(before("payments", "d")).plan();

        assertThat(joinStage(plan, "payments/x")).isLessThan(joinStage(plan, "d/x"));
        assertThat(plan.objective().inversions()).isPositive();
    }

    @Test
    void together_at_and_apart_are_kept() {
        var plan = cluster(together("a/x", "c"), at("d", 1), apart("a", "b"), at("b/y", 3))
                .plan();

        assertThat(joinStage(plan, "a/x")).isEqualTo(joinStage(plan, "c/x"));
        assertThat(joinStage(plan, "d/x")).isEqualTo(1);
        assertThat(joinStage(plan, "b/y")).isEqualTo(3);
        for (var ours : List.of("a/x", "a/y")) {
            for (var theirs : List.of("b/x", "b/y")) {
                assertThat(joinStage(plan, ours)).isNotEqualTo(joinStage(plan, theirs));
            }
        }
    }

    @Test
    void never_postpones_with_the_users_words() {
        var plan = cluster(never("a/x")).plan();

        assertThat(plan.postponed())
                .singleElement()
                .satisfies(waits -> assertThat(waits.because()).isEqualTo("The preferences keep a/x out: so it is"));
    }

    @Test
    void a_circle_of_befores_is_refused_with_just_the_circle() {
        var circle = List.of(before("a", "b"), before("b/x", "c"), before("c", "a/y"));

        var contradiction = refused(circle.get(0), before("d", "a"), circle.get(1), never("payments"), circle.get(2));

        assertThat(contradiction.wishes()).containsExactlyElementsOf(circle);
        assertThat(contradiction.because()).contains("cannot hold together", "a before b (wishes.yaml:1)");
    }

    @Test
    void wishes_that_exclude_each_other_are_refused() {
        assertThat(refused(together("a", "b"), before("a", "b")).wishes()).hasSize(2);
        assertThat(refused(together("a", "b"), together("b", "c"), apart("c", "a"))
                        .wishes())
                .hasSize(3);
        assertThat(refused(at("a", 1), at("a/x", 2)).wishes()).hasSize(2);
        assertThat(refused(at("a", 2), before("b", "c"), before("c", "a")).wishes())
                .hasSize(3);
        assertThat(refused(never("a"), at("a/x", 1)).wishes()).hasSize(2);
        assertThat(refused(never("a"), together("b", "a")).wishes()).hasSize(2);
        assertThat(refused(never("a"), before("a", "b")).wishes()).hasSize(2);
        assertThat(refused(at("a", 1), at("b", 1), apart("a", "b")).wishes()).hasSize(3);
        assertThat(refused(before("a", "c"), before("b", "c"), at("c", 2), apart("a", "b"))
                        .wishes())
                .hasSize(4);
    }

    @Test
    void two_answers_to_one_question_are_refused() {
        var high = new Wish.CriticalityOf(on("a"), Criticality.HIGH, place());
        var low = new Wish.CriticalityOf(on("a"), Criticality.LOW, place());

        assertThat(refused(high, low).because()).contains("he criticality of a is both high and low");
    }

    @Test
    void a_stage_that_cannot_be_reached_is_refused() {
        var contradiction = refused(at("a", 40));

        assertThat(contradiction.wishes()).hasSize(1);
        assertThat(contradiction.because()).contains("a at join stage 40", "no place for it");
    }

    @Test
    void a_wish_about_something_that_does_not_join_is_asked_about() {
        var plan = cluster(before("a/x", "b/x"))
                .finding("MW-102", Sketch.id("a/x"), Finding.Blocks.JOINING)
                .plan();

        assertThat(plan.questions())
                .anyMatch(question -> question.contains("a/x before b/x (wishes.yaml:1) has no effect"));
    }

    @Test
    void a_freeze_is_noted_and_honest_about_its_effect() {
        var freeze = new Wish.Freeze(LocalDate.of(2026, 12, 18), LocalDate.of(2027, 1, 4), "Christmas", place());
        var plan = cluster(freeze).plan();

        assertThat(plan.questions())
                .anyMatch(question -> question.contains("freeze from 2026-12-18 to 2027-01-04")
                        && question.contains("no effect on the order"));
        assertThat(plan.stages())
                .usingRecursiveComparison()
                .ignoringFields("number", "because")
                .isEqualTo(cluster().plan().stages());
    }

    /** What is left of a contradiction contradicts itself, and any of it may go to make it hold. */
    @Test
    void every_refused_set_is_a_smallest_one() {
        int refused = 0;
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var wishes = drawn(random);
            var question = cluster(wishes.toArray(Wish[]::new)).question();
            if (new LadderPlanner().arrange(question) instanceof StagePlanner.Answer.Contradiction contradiction
                    && contradiction.wishes().size() > 1) {
                refused++;
                checkSmallest(contradiction.wishes(), seed);
            }
        }
        assertThat(refused).isGreaterThan(10);
    }

    private static void checkSmallest(List<Wish> wishes, long seed) {
        assertThat(isContradiction(wishes)).describedAs("seed %d", seed).isTrue();
        for (var wish : wishes) {
            var fewer = new ArrayList<>(wishes);
            fewer.remove(wish);
            assertThat(isContradiction(fewer))
                    .describedAs("seed %d without %s", seed, wish)
                    .isFalse();
        }
    }

    private static boolean isContradiction(List<Wish> wishes) {
        var question = cluster(wishes.toArray(Wish[]::new)).question();
        var book = new Wishes(question.preferences(), question.snapshot());
        return WishConflict.among(book, RollCall.of(question, book, java.util.Map.of()))
                .isPresent();
    }

    private List<Wish> drawn(Random random) {
        var names = List.of("a", "b", "c", "d", "payments", "a/x", "a/y", "b/x", "b/y");
        var wishes = new ArrayList<Wish>();
        for (int i = 0; i < 7; i++) {
            var one = names.get(random.nextInt(names.size()));
            var other = names.get(random.nextInt(names.size()));
            wishes.add(
                    switch (random.nextInt(8)) {
                        case 0 -> at(one, 1 + random.nextInt(3));
                        case 1, 2 -> together(one, other);
                        case 3 -> apart(one, other);
                        case 4 -> never(one);
                        default -> before(one, other);
                    });
        }
        return wishes;
    }

    @Test
    void whatever_is_wished_is_kept_or_refused() {
        int planned = 0;
        for (long seed = 0; seed < 200; seed++) {
            var wishes = drawn(new Random(seed)).subList(0, 3);
            var question = cluster(wishes.toArray(Wish[]::new)).question();
            if (new LadderPlanner().arrange(question) instanceof StagePlanner.Answer.Planned(var plan)) {
                planned++;
                var book = new Wishes(question.preferences(), question.snapshot());
                assertThat(KeptWishes.brokenBy(plan, book))
                        .describedAs("seed %d", seed)
                        .isEmpty();
                assertThat(PlanRules.violations(question, plan))
                        .describedAs("seed %d", seed)
                        .isEmpty();
            }
        }
        assertThat(planned).isGreaterThan(50);
    }
}
