package dev.meshward.export.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.export.ShopPlan;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.SavedStage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnsafePlanTest {

    private static final PlanDirectory PLANNED = ShopPlan.directory();
    private static final String FOLDER = PLANNED.plan().stages().getLast().folder();

    private static PlanDirectory judged(String word) {
        return PLANNED.judged(
                Map.of(FOLDER, new SavedStage.Verdict(word, "shop/cart → shop/checkout:8080 is refused.", true)));
    }

    @Test
    void every_page_of_an_unsafe_plan_says_so() {
        assertThat(MarkdownDocuments.of(judged("unsafe").plan()).values())
                .hasSizeGreaterThan(2)
                .allSatisfy(page -> assertThat(new String(page, StandardCharsets.UTF_8))
                        .contains("**UNSAFE.** The judge refused this plan"));
    }

    @Test
    void a_page_of_any_other_plan_does_not() {
        assertThat(MarkdownDocuments.of(judged("conditional").plan()).values())
                .allSatisfy(page ->
                        assertThat(new String(page, StandardCharsets.UTF_8)).doesNotContain("UNSAFE"));
    }

    @Test
    void the_verdict_stands_in_plan_json_and_the_judged_files_stay_as_they_are() {
        var before = PLANNED.files();
        var after = judged("safe").files();

        assertThat(new String(after.get(PlanDirectory.PLAN), StandardCharsets.UTF_8))
                .contains("\"verdict\": \"safe\"");
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((path, bytes) -> {
            if (!path.equals(PlanDirectory.PLAN)) {
                assertThat(bytes).as(path).isEqualTo(before.get(path));
            }
        });
    }

    @Test
    void the_page_of_a_judged_stage_gives_the_reason() {
        var plan = judged("conditional").plan();

        assertThat(StageReadme.of(plan, plan.stages().getLast()))
                .contains("Verdict: conditional. shop/cart → shop/checkout:8080 is refused.");
    }
}
