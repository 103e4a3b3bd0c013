package dev.meshward.export.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.export.ShopPlan;
import dev.meshward.saved.PlanReading;
import dev.meshward.saved.SavedPlan;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RolloutPlanMarkdownTest {

    private final String document = RolloutPlanMarkdown.of(ShopPlan.directory().plan());

    @Test
    void the_first_page_says_what_how_long_and_what_stays_open() {
        assertThat(document.lines().limit(22))
                .contains(
                        "# Rollout of Istio 1.30.3 on shop-cluster",
                        "| **Stages** | 3: 1 platform, 1 join, 1 strict; within the same limits no plan can have fewer"
                                + " than 2 |",
                        "| **Conditional stages** | 3 of 3 hold only if their gates hold |",
                        "| **Restarts** | 4 pods over 1 stage; at most 4 pods in one |",
                        "| **Duration** | at least 1 day of soak, when all dry runs wait at the same time; 8 days"
                                + " where each stage begins its own waiting only after the one before is done |",
                        "| **Exceptions from strict** | 1 place in 1 workload |",
                        "| **Postponed** | 2 workloads |");
        assertThat(document).contains("**Read this first:** part of the source could not be read");
    }

    @Test
    void every_stage_has_a_row_and_a_section_with_reasons_gates_restarts_owner_and_undo() {
        assertThat(document)
                .contains("| 1 | [Join shop](stages/01-join-shop/README.md) | join | `shop` | 2 | 4 | team-shop |"
                        + " conditional |")
                .contains("### 1. Join shop\n\nFirst reason. Second reason.\n")
                .contains("- After, for 1 day: the proxies report.")
                .contains("| 1 | 4 | shop: `cart`, `checkout` | a command | Both are stateless. |")
                .contains("| Owner | team-shop |")
                .contains("| Changes others make | Argo CD (shop) |")
                .contains("**Undo:** restores the touched fields of 1 object and restarts 2 workloads;")
                .contains("What was applied of stage 2 is undone before.");
    }

    @Test
    void what_stays_open_is_told_with_its_reason() {
        assertThat(document)
                .contains("| deployment shop/checkout | 8080 | PERMISSIVE | daemonset infra/node-agent |")
                .contains("| MW-101: it runs on the host network (for good: it can have no proxy). | 1 |")
                .contains("| nobody knows who calls it. | 1 | shop: `cart` |")
                .contains("- `kube-system`: it belongs to Kubernetes.");
    }

    @Test
    void what_is_not_known_is_told() {
        assertThat(document)
                .contains("| broken.yaml:7 | a tab where a blank is needed. |")
                .contains("| Pods | manifests hold none. |")
                .contains("- Keep the trust domain cluster.local?")
                .contains("| MW-101 | error | 1 | daemonset infra/node-agent:");
    }

    @Test
    void both_risks_are_told_in_figures_of_this_plan() {
        assertThat(document)
                .contains("The plan knows 3 calls between workloads with confidence and 0 hints of others")
                .contains("Of 3 known calls between workloads, 0 are held to mutual TLS today. With this plan it would"
                        + " be 0.");
    }

    @Test
    void a_plan_that_is_read_again_gives_the_same_document() {
        var again = (PlanReading.Read) PlanReading.of(ShopPlan.directory().files());

        assertThat(RolloutPlanMarkdown.of(again.plan())).isEqualTo(document);
        assertThat(MarkdownDocuments.of(again.plan()).keySet())
                .containsExactlyElementsOf(
                        MarkdownDocuments.of(ShopPlan.directory().plan()).keySet());
    }

    @Test
    void hostile_words_are_shown_and_not_obeyed() {
        var evil = "<script>alert(1)</script> | `x` \\n\\n# Approved [a](javascript:x) ```";
        var plan = withReplaced("nobody knows who calls it", evil);

        assertThat(RolloutPlanMarkdown.of(plan))
                .contains("\\<script\\>alert(1)\\</script\\> \\| \\`x\\` # Approved \\[a\\](javascript:x) \\`\\`\\`")
                .doesNotContain("<script>")
                .doesNotContain("\n# Approved");
    }

    private static SavedPlan withReplaced(String words, String json) {
        var files = new TreeMap<>(ShopPlan.directory().files());
        var plan = new String(files.get("plan.json"), StandardCharsets.UTF_8);
        assertThat(plan).contains(words);
        files.put("plan.json", plan.replace(words, json).getBytes(StandardCharsets.UTF_8));
        return ((PlanReading.Read) PlanReading.of(files)).plan();
    }
}
