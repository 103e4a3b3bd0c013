package dev.meshward.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.ObjectKey;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What two versions of a stage do differently is what has to be judged anew: all of it, and nothing else. */
class ScriptDifferenceTest {

    private static final Manifest STRICT = ManifestReader.one(Shop.strict("data"));
    private static final Manifest PERMISSIVE =
            ManifestReader.one(Shop.strict("data").replace("STRICT", "PERMISSIVE"));
    private static final Manifest SHOP = ManifestReader.one(Shop.strict("shop"));
    private static final ObjectKey IN_DATA = STRICT.key();
    private static final ObjectKey IN_SHOP = SHOP.key();
    private static final WorkloadId WEB = new WorkloadId("Deployment", "shop", "web");
    private static final WorkloadId DB = new WorkloadId("Deployment", "data", "db");

    private static ScriptStep step(String name, String action, boolean waits, Set<WorkloadId> renewed, Op... ops) {
        return new ScriptStep(name, action, List.of(ops), renewed, waits);
    }

    private static ScriptStep create(String name, Manifest... objects) {
        return new ScriptStep(
                name, "create", List.of(objects).stream().map(Op::create).toList(), Set.of(), true);
    }

    private static ScriptStep restart(String name, WorkloadId... renewed) {
        return step(name, "restart", true, Set.of(renewed));
    }

    private static StageScript script(List<ScriptStep> steps, List<ScriptStep> undo) {
        return new StageScript("00-x", steps, undo, List.of(), List.of());
    }

    /** The difference has to be the same whichever version was first. */
    private static ScriptDifference between(List<ScriptStep> some, List<ScriptStep> others) {
        var forward = ScriptDifference.between(script(some, List.of()), script(others, List.of()));
        assertThat(ScriptDifference.between(script(others, List.of()), script(some, List.of())))
                .isEqualTo(forward);
        assertThat(ScriptDifference.between(script(List.of(), some), script(List.of(), others)))
                .describedAs("on the way back")
                .isEqualTo(forward);
        return forward;
    }

    private static ScriptDifference of(Set<ObjectKey> objects, Set<WorkloadId> renewed) {
        return new ScriptDifference(objects, renewed);
    }

    @Test
    void stages_that_do_the_same_differ_in_nothing() {
        assertThat(between(
                        List.of(create("1", STRICT, SHOP), restart("2", WEB)),
                        List.of(create("1", STRICT, SHOP), restart("2", WEB))))
                .isEqualTo(of(Set.of(), Set.of()));
    }

    @Test
    void a_stage_that_is_not_there_differs_in_everything_the_other_does() {
        assertThat(between(List.of(), List.of(create("1", STRICT, SHOP), restart("2", WEB))))
                .isEqualTo(of(Set.of(IN_DATA, IN_SHOP), Set.of(WEB)));
        assertThat(ScriptDifference.between(StageScript.empty(), script(List.of(create("1", STRICT)), List.of())))
                .isEqualTo(of(Set.of(IN_DATA), Set.of()));
    }

    @Test
    void an_object_that_one_of_them_writes_otherwise_is_different_and_the_others_are_not() {
        assertThat(between(List.of(create("1", STRICT, SHOP)), List.of(create("1", PERMISSIVE, SHOP))))
                .isEqualTo(of(Set.of(IN_DATA), Set.of()));
    }

    @Test
    void an_object_that_only_one_of_them_sends_is_different() {
        assertThat(between(List.of(create("1", STRICT, SHOP)), List.of(create("1", STRICT))))
                .isEqualTo(of(Set.of(IN_SHOP), Set.of()));
    }

    @Test
    void fields_of_an_object_are_something_else_than_the_whole_of_it() {
        assertThat(between(
                        List.of(step("1", "manual", true, Set.of(), Op.create(STRICT))),
                        List.of(step("1", "manual", true, Set.of(), Op.patch(STRICT)))))
                .isEqualTo(of(Set.of(IN_DATA), Set.of()));
        assertThat(between(
                        List.of(step("1", "delete", true, Set.of(), Op.delete(IN_DATA))),
                        List.of(step("1", "delete", true, Set.of(), Op.delete(IN_DATA)))))
                .isEqualTo(of(Set.of(), Set.of()));
    }

    @Test
    void whose_pods_only_one_of_them_makes_anew_is_different() {
        assertThat(between(List.of(restart("1", WEB, DB)), List.of(restart("1", WEB))))
                .isEqualTo(of(Set.of(), Set.of(DB)));
    }

    @Test
    void steps_of_another_number_or_action_differ_in_everything_they_do() {
        assertThat(between(List.of(create("1", STRICT)), List.of(create("2", STRICT))))
                .isEqualTo(of(Set.of(IN_DATA), Set.of()));
        assertThat(between(
                        List.of(step("1", "restart", true, Set.of(WEB))),
                        List.of(step("1", "wait", true, Set.of(WEB)))))
                .isEqualTo(of(Set.of(), Set.of(WEB)));
    }

    @Test
    void a_step_for_which_nobody_waits_differs_from_one_that_is_waited_for() {
        assertThat(between(
                        List.of(step("1", "create", true, Set.of(DB), Op.create(STRICT))),
                        List.of(step("1", "create", false, Set.of(DB), Op.create(STRICT)))))
                .isEqualTo(of(Set.of(IN_DATA), Set.of(DB)));
    }

    @Test
    void steps_that_change_places_are_different() {
        assertThat(between(
                        List.of(create("1", STRICT), create("2", SHOP)),
                        List.of(create("1", SHOP), create("2", STRICT))))
                .isEqualTo(of(Set.of(IN_DATA, IN_SHOP), Set.of()));
    }

    @Test
    void a_step_touches_the_objects_it_sends_and_no_others() {
        assertThat(create("1", STRICT, SHOP).keys()).containsExactlyInAnyOrder(IN_DATA, IN_SHOP);
        assertThat(create("1", STRICT).touches(IN_DATA)).isTrue();
        assertThat(create("1", STRICT).touches(IN_SHOP)).isFalse();
    }
}
