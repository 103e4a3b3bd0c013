package dev.meshward.export.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.bundles.Step;
import dev.meshward.export.ShopPlan;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import dev.meshward.saved.SavedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StageReadmeTest {

    private final SavedPlan plan = ShopPlan.directory().plan();
    private final SavedStage join = plan.stages().get(1);
    private final String page = StageReadme.of(plan, join);

    @Test
    void the_first_twenty_lines_say_when_to_undo_and_how() {
        assertThat(page.lines().limit(20))
                .contains(
                        "# Stage 1: Join shop",
                        "**Undo if**",
                        "- The error rate of shop is above 1 % for 5 minutes.",
                        "kubectl patch -f stages/01-join-shop/undo/patch/namespace-shop.yaml --type=strategic"
                                + " --patch-file stages/01-join-shop/undo/patch/namespace-shop.yaml",
                        "kubectl rollout restart -n shop deployment/cart deployment/checkout");
    }

    @Test
    void twenty_lines_are_enough_for_any_stage() {
        var many = withUndo(
                IntStream.range(0, 40)
                        .mapToObj(number ->
                                patch("undo/patch/p" + number + ".yaml", number % 2 == 0 ? "merge" : "strategic"))
                        .toList(),
                IntStream.range(0, 9).mapToObj(number -> "sign " + number).toList());

        var top = StageReadme.of(plan, many).lines().limit(20).toList();

        assertThat(top)
                .contains(
                        "- Sign 0.",
                        "- One of 6 more signs shows, listed on the stage's page under Undo.",
                        "kubectl patch -f undo/patch/p0.yaml --type=merge --patch-file undo/patch/p0.yaml",
                        "# 34 more commands: all are on the stage's page, under Undo");
        assertThat(top.stream().filter(line -> line.startsWith("```"))).hasSize(2);
    }

    @Test
    void patches_of_one_kind_in_a_row_are_undone_by_one_loop() {
        var two = withUndo(List.of(patch("undo/a.yaml", "merge"), patch("undo/b.yaml", "merge")), List.of());

        assertThat(StageReadme.of(plan, two).lines().limit(20))
                .contains("(cd ./undo/ && for f in a.yaml b.yaml; do kubectl patch -f \"$f\" --type=merge --patch-file"
                        + " \"$f\"; done)");
    }

    @Test
    void a_change_that_its_owner_makes_shows_the_patch_and_no_command() {
        assertThat(page)
                .contains("To be made by **Argo CD (shop)**")
                .contains("```yaml\napiVersion: apps/v1\nkind: Deployment\n")
                .doesNotContain("kubectl patch -f stages/01-join-shop/patch/deployment-checkout.yaml");
    }

    @Test
    void verify_watch_troubleshooting_and_escalation_are_there() {
        assertThat(page)
                .contains("""
                    ## Verify

                    Each pod has a proxy. Expected: 2/2 in every line.

                    ```sh
                    kubectl get pods -n shop
                    ```
                    """)
                .contains("- For your monitoring to take over: `monitoring/alerts.yaml`.")
                .contains("istioctl analyze -n shop")
                .contains("- Owner: team-shop.")
                .contains("[the bypass](../../emergency/)");
    }

    @Test
    void gates_stand_before_and_after_the_steps() {
        var strict = StageReadme.of(plan, plan.stages().get(2));

        assertThat(strict.indexOf("## Before you begin")).isBetween(0, strict.indexOf("## Do this"));
        assertThat(page.indexOf("## Done when")).isGreaterThan(page.indexOf("## Do this"));
    }

    @Test
    void undo_after_later_stages_names_them_in_order_and_says_what_comes_then() {
        assertThat(page)
                .contains(
                        "### When later stages were carried out",
                        "- stage 2, Strict shop: [its way back](../02-strict-shop/README.md#undo)",
                        "- then this stage, as above.",
                        "`meshward record DIR STAGE undone`");
    }

    @Test
    void where_nothing_stands_on_a_stage_its_page_says_so_and_the_last_has_no_later_ones() {
        assertThat(StageReadme.of(plan, withUndo(join.undo().steps(), List.of())))
                .contains("No later stage stands on this one");
        assertThat(StageReadme.of(plan, plan.stages().get(2))).doesNotContain("When later stages");
    }

    @Test
    void where_very_many_stand_on_a_stage_all_above_it_go_first() {
        var folders =
                IntStream.range(2, 40).mapToObj("%02d-strict-shop"::formatted).toList();
        var undo = new SavedStage.WayBack(join.undo().steps(), List.of(), List.of(), List.of(), folders.reversed());
        assertThat(StageReadme.of(plan, with(undo)))
                .contains("38 later stages stand on this one. Undo whatever was carried out after it")
                .doesNotContain("its way back");
    }

    @Test
    void a_stage_that_changes_nothing_says_so() {
        assertThat(StageReadme.of(plan, plan.stages().getFirst()).lines().limit(10))
                .contains("**Undo:** the stage changes nothing that has to be taken back.");
    }

    private static SavedStep patch(String file, String type) {
        return new SavedStep(
                new Step(Step.Action.PATCH, List.of(file), "", "", "", "back"),
                List.of("kubectl patch -f " + file + " --type=" + type + " --patch-file " + file));
    }

    private SavedStage withUndo(List<SavedStep> steps, List<String> signs) {
        return with(new SavedStage.WayBack(new ArrayList<>(steps), List.of(), List.of(), signs, List.of()));
    }

    private SavedStage with(SavedStage.WayBack undo) {
        return new SavedStage(
                join.stage(),
                join.verdict(),
                join.starts(),
                join.ends(),
                join.steps(),
                join.restarts(),
                join.touched(),
                join.verify(),
                join.watch(),
                join.troubleshooting(),
                undo,
                join.files(),
                join.digest(),
                join.positions());
    }
}
