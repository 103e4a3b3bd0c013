package dev.meshward.adoption;

import static dev.meshward.adoption.Sketch.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.readiness.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LadderPlannerTest {

    private static Sketch shop() {
        return new Sketch()
                .deployments("web/front", "shop/cart", "shop/catalog", "tools/report")
                .call("web/front", "shop/cart")
                .call("web/front", "shop/catalog")
                .call("tools/report", "web/front");
    }

    @Test
    void a_small_shop_goes_up_the_whole_ladder() {
        var plan = shop().plan();

        assertThat(kinds(plan))
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
        assertThat(plan.objective().inversions()).isZero();
    }

    @Test
    void a_small_namespace_is_the_canary() {
        var plan = shop().plan();

        var first = stages(plan, StageKind.JOIN).getFirst();
        assertThat(first.workloads()).hasSize(1);
        assertThat(first.wholeNamespaces()).isEqualTo(first.namespaces());
        assertThat(first.because().getFirst()).startsWith("A canary");
    }

    @Test
    void system_namespaces_and_the_mesh_itself_are_never_staged() {
        var plan = shop().deployments("kube-system/dns", "mesh-system/control").plan();

        assertThat(plan.neverStaged()).containsOnlyKeys("kube-system", "mesh-system");
        assertThat(plan.stages())
                .allSatisfy(stage -> assertThat(stage.workloads())
                        .noneMatch(workload -> plan.neverStaged().containsKey(workload.namespace())));
    }

    @Test
    void workloads_of_another_mesh_are_postponed_and_called_with_an_exception() {
        var plan = shop().deployment("legacy/old")
                .standing("other")
                .draw()
                .call("legacy/old", "shop/cart")
                .plan();

        assertThat(plan.postponed()).singleElement().satisfies(waits -> {
            assertThat(waits.workload()).isEqualTo(id("legacy/old"));
            assertThat(waits.because()).startsWith("other mesh: it is part of Other Mesh");
        });
        assertThat(plan.exceptions()).singleElement().satisfies(exception -> {
            assertThat(exception.workload()).isEqualTo(id("shop/cart"));
            assertThat(exception.ports()).containsExactly(Sketch.CONTAINER_PORT);
        });
    }

    @Test
    void a_workload_with_a_blocking_finding_is_postponed_with_its_code_and_nobody_else() {
        var plan = shop().finding("MW-101", id("shop/cart"), Finding.Blocks.JOINING_EVER)
                .finding("MW-102", id("shop/catalog"), Finding.Blocks.NOTHING)
                .plan();

        assertThat(plan.postponed()).singleElement().satisfies(waits -> {
            assertThat(waits.code()).isEqualTo("MW-101");
            assertThat(waits.forever()).isTrue();
        });
    }

    @Test
    void a_namespace_in_which_somebody_waits_is_not_labelled_as_a_whole() {
        var waiting = shop().finding("MW-102", id("shop/cart"), Finding.Blocks.JOINING)
                .plan();
        var never = shop().finding("MW-101", id("shop/cart"), Finding.Blocks.JOINING_EVER)
                .plan();

        assertThat(whole(waiting, StageKind.JOIN)).containsExactlyInAnyOrder("tools", "web");
        assertThat(whole(never, StageKind.JOIN)).containsExactlyInAnyOrder("shop", "tools", "web");
        assertThat(whole(waiting, StageKind.STRICT)).containsExactlyInAnyOrder("shop", "tools", "web");
    }

    @Test
    void operator_owned_pods_join_with_the_label_of_their_namespace_or_wait() {
        var kafka = new Ownership.Operator("kafka.strimzi.io/v1", "Kafka", "main");
        var whole = shop().workload("StatefulSet", "shop/kafka").owner(kafka).draw();
        assertThat(whole.plan().postponed()).isEmpty();

        var partly = shop().workload("StatefulSet", "shop/kafka")
                .owner(kafka)
                .draw()
                .finding("MW-102", id("shop/cart"), Finding.Blocks.JOINING)
                .plan();
        assertThat(partly.postponed())
                .filteredOn(waits -> waits.workload().kind().equals("StatefulSet"))
                .singleElement()
                .satisfies(waits -> assertThat(waits.because())
                        .startsWith("owned by Kafka main")
                        .contains("deployment shop/cart would be drawn in"));
    }

    @Test
    void operator_owned_pods_come_with_the_last_of_their_namespace() {
        var sketch = new Sketch().limits(2, 3, 100);
        sketch.workload("StatefulSet", "shop/aaa")
                .owner(new Ownership.Operator("v1", "Db", "x"))
                .draw();
        var plan = sketch.deployments("shop/b", "shop/c", "shop/d", "shop/e").plan();

        var joins = stages(plan, StageKind.JOIN);
        assertThat(joins.getLast().workloads()).contains(id("StatefulSet", "shop/aaa"));
        assertThat(joins.getLast().wholeNamespaces()).containsExactly("shop");
        assertThat(joins.subList(0, joins.size() - 1))
                .allSatisfy(stage -> assertThat(stage.wholeNamespaces()).isEmpty());
    }

    @Test
    void a_half_meshed_cluster_goes_on_from_where_it_stands() {
        var plan = new Sketch()
                .deployment("shop/joined")
                .standing("joined")
                .draw()
                .deployment("shop/strict")
                .standing("strict")
                .draw()
                .deployment("shop/done")
                .standing("authorized")
                .draw()
                .deployments("shop/fresh")
                .call("shop/joined", "shop/strict")
                .call("shop/fresh", "shop/joined")
                .plan();

        assertThat(plan.alreadyThere())
                .extracting(there -> there.workload().name())
                .containsExactly("done", "joined", "strict");
        assertThat(climbing(plan, StageKind.JOIN)).containsExactly(id("shop/fresh"));
        assertThat(climbing(plan, StageKind.STRICT)).containsExactlyInAnyOrder(id("shop/fresh"), id("shop/joined"));
        assertThat(climbing(plan, StageKind.AUTHORIZE)).containsExactlyInAnyOrder(id("shop/joined"), id("shop/strict"));
        assertThat(stages(plan, StageKind.JOIN).getFirst().warnings())
                .anyMatch(warning -> warning.contains("accept mutual TLS only already"));
    }

    @Test
    void the_critical_climb_last() {
        var plan = new Sketch()
                .deployments("payments/ledger", "dev/playground", "shop/catalog")
                .deployment("shop/export")
                .label("criticality", "low")
                .draw()
                .plan();

        assertThat(plan.criticality())
                .containsEntry(id("payments/ledger"), Criticality.CRITICAL)
                .containsEntry(id("dev/playground"), Criticality.LOW)
                .containsEntry(id("shop/export"), Criticality.LOW)
                .containsEntry(id("shop/catalog"), Criticality.NORMAL);
        var order =
                stages(plan, StageKind.JOIN).stream().map(Stage::criticality).toList();
        assertThat(order).isSorted();
        assertThat(stages(plan, StageKind.JOIN).getLast().workloads()).containsExactly(id("payments/ledger"));
    }

    @Test
    void namespaces_that_call_each_other_in_a_circle_stay_adjacent() {
        var plan = new Sketch()
                .limits(25, 1, 200)
                .deployments("aaa/x", "bbb/x", "ccc/x", "ddd/x", "eee/x")
                .call("bbb/x", "eee/x")
                .call("eee/x", "bbb/x")
                .plan();

        var order = stages(plan, StageKind.JOIN).stream()
                .map(stage -> stage.namespaces().getFirst())
                .toList();
        assertThat(Math.abs(order.indexOf("bbb") - order.indexOf("eee"))).isEqualTo(1);
    }

    @Test
    void a_namespace_larger_than_a_stage_is_divided_and_labelled_with_its_last_workload() {
        var sketch = new Sketch().limits(4, 3, 200);
        for (int i = 0; i < 10; i++) {
            sketch.deployments("big/app" + i);
        }
        var joins = stages(sketch.plan(), StageKind.JOIN);

        assertThat(joins)
                .hasSize(3)
                .allSatisfy(stage -> assertThat(stage.workloads()).hasSizeLessThanOrEqualTo(4));
        assertThat(joins.stream().map(Stage::wholeNamespaces)).containsExactly(List.of(), List.of(), List.of("big"));
    }

    @Test
    void a_workload_larger_than_a_stage_goes_alone_with_a_warning() {
        var plan = shop().deployment("shop/huge").replicas(500).draw().plan();

        var huge = stages(plan, StageKind.JOIN).stream()
                .filter(stage -> stage.workloads().contains(id("shop/huge")))
                .findFirst()
                .orElseThrow();
        assertThat(huge.workloads()).hasSize(1);
        assertThat(huge.warnings()).anyMatch(warning -> warning.contains("500 pods that restart where 200"));
    }

    @Test
    void pods_that_nobody_restarts_join_with_a_warning() {
        var plan = shop().workload("Pod", "tools/shell")
                .restart(RestartMethod.MANUAL)
                .draw()
                .plan();

        assertThat(plan.postponed()).isEmpty();
        assertThat(stages(plan, StageKind.JOIN).stream().flatMap(stage -> stage.warnings().stream()))
                .anyMatch(warning -> warning.contains("pod tools/shell") && warning.contains("a person"));
    }

    @Test
    void ids_stay_when_something_else_changes() {
        var before = shop().plan();
        var after = shop().deployments("zzz/new").plan();

        var ids = before.stages().stream()
                .filter(stage -> stage.namespaces().contains("web") && stage.kind() != StageKind.OBSERVABILITY)
                .map(Stage::id)
                .toList();
        assertThat(after.stages())
                .extracting(Stage::id)
                .containsAll(before.stages().stream()
                        .filter(stage -> stage.kind() == StageKind.PLATFORM)
                        .map(Stage::id)
                        .toList());
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void owners_are_asked_for_where_nobody_names_them() {
        var owned = new Sketch()
                .namespace("shop", Map.of("team", "team-shop"))
                .deployments("shop/cart", "web/front")
                .call("web/front", "shop/cart")
                .plan();

        assertThat(owned.questions())
                .anyMatch(question -> question.startsWith("Who has to agree to changes in namespace web?"));
        assertThat(stages(owned, StageKind.JOIN)).extracting(Stage::owner).contains("team-shop");
    }

    @Test
    void an_empty_cluster_has_an_empty_plan() {
        assertThat(new Sketch().plan().stages()).isEmpty();
    }

    private static List<StageKind> kinds(AdoptionPlan plan) {
        return plan.stages().stream().map(Stage::kind).toList();
    }

    private static List<Stage> stages(AdoptionPlan plan, StageKind kind) {
        return plan.stages().stream().filter(stage -> stage.kind() == kind).toList();
    }

    private static List<String> whole(AdoptionPlan plan, StageKind kind) {
        return stages(plan, kind).stream()
                .flatMap(stage -> stage.wholeNamespaces().stream())
                .toList();
    }

    private static List<WorkloadId> climbing(AdoptionPlan plan, StageKind kind) {
        return stages(plan, kind).stream()
                .flatMap(stage -> stage.workloads().stream())
                .toList();
    }
}
