package dev.meshward.adoption;

import static dev.meshward.adoption.Sketch.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LadderPlannerTest {

    @Test
    void a_small_shop_goes_up_the_whole_ladder() {
        var plan = new Sketch()
                .deployments("web/front", "shop/cart", "shop/catalog", "tools/report")
                .call("web/front", "shop/cart")
                .call("web/front", "shop/catalog")
                .call("tools/report", "web/front")
                .plan();

        assertThat(plan.stages())
                .extracting(Stage::kind)
                .containsSubsequence(
                        StageKind.PLATFORM,
                        StageKind.OBSERVABILITY,
                        StageKind.JOIN,
                        StageKind.STRICT,
                        StageKind.AUTHORIZE);
        assertThat(plan.postponed()).isEmpty();
        assertThat(plan.exceptions()).isEmpty();
        assertThat(climbing(plan, StageKind.JOIN))
                .containsExactlyInAnyOrder(id("web/front"), id("shop/cart"), id("shop/catalog"), id("tools/report"));
    }

    private static List<dev.meshward.cluster.WorkloadId> climbing(AdoptionPlan plan, StageKind kind) {
        return plan.stages().stream()
                .filter(stage -> stage.kind() == kind)
                .flatMap(stage -> stage.workloads().stream())
                .toList();
    }
}
