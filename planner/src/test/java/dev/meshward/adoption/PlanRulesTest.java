package dev.meshward.adoption;

import static dev.meshward.adoption.Sketch.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.readiness.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every rule is broken once, to see that it holds anything. */
class PlanRulesTest {

    private final PlanQuestion question = new Sketch()
            .deployments("web/front", "shop/cart", "shop/catalog", "tools/report")
            .call("web/front", "shop/cart")
            .call("web/front", "shop/catalog")
            .call("tools/report", "web/front")
            .deployment("host/agent")
            .onHostNetwork()
            .draw()
            .finding("MW-101", id("host/agent"), Finding.Blocks.JOINING_EVER)
            .call("host/agent", "shop/cart")
            .question();

    private final AdoptionPlan plan = Sketch.planFor(question);

    @Test
    void a_plan_of_the_planner_breaks_no_rule() {
        assertThat(PlanRules.violations(question, plan)).isEmpty();
        assertThat(plan.exceptions()).hasSize(1);
    }

    @Test
    void a_workload_that_disappears_is_noticed() {
        assertThat(broken(stages(StageKind.JOIN, stage -> without(stage, id("tools/report")))))
                .anyMatch(breach -> breach.contains("tools/report has 0 places"));
        assertThat(broken(with(plan.stages(), List.of(), plan.exceptions())))
                .anyMatch(breach -> breach.contains("host/agent has 0 places"));
    }

    @Test
    void a_workload_that_turns_strict_before_its_caller_joined_is_noticed() {
        var joins = plan.stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .toList();
        var late = joins.getLast();
        var stages = stages(StageKind.STRICT, stage -> numbered(stage, late.number() - 1));

        assertThat(broken(stages)).anyMatch(breach -> breach.contains("still calls it without a proxy"));
    }

    @Test
    void a_missing_exception_is_noticed() {
        assertThat(broken(with(plan.stages(), plan.postponed(), List.of())))
                .singleElement()
                .asString()
                .contains("shop/cart turns strict", "host");
    }

    @Test
    void an_exception_wider_than_needed_is_noticed() {
        var exception = plan.exceptions().getFirst();
        var cart = exception.workload();
        assertThat(excepted(new StrictException(cart, List.of(), exception.callers(), "because", "later")))
                .anyMatch(breach -> breach.contains("wider"));
        assertThat(excepted(new StrictException(cart, List.of(8080, 9090), exception.callers(), "because", "later")))
                .anyMatch(breach -> breach.contains("wider"));
        assertThat(excepted(new StrictException(
                        cart, List.of(8080), List.of(new Caller.Pods(id("web/front"))), "because", "later")))
                .anyMatch(breach -> breach.contains("wider"));
    }

    private List<String> excepted(StrictException exception) {
        return broken(with(plan.stages(), plan.postponed(), List.of(exception)));
    }

    @Test
    void a_needless_postponement_is_noticed() {
        var postponed = new ArrayList<>(plan.postponed());
        postponed.add(new Postponement(id("tools/report"), "Just so.", "", false));
        var stages = plan.stages().stream()
                .map(stage -> stage.kind() == StageKind.JOIN ? without(stage, id("tools/report")) : stage)
                .toList();

        assertThat(broken(with(stages, postponed, plan.exceptions())))
                .anyMatch(breach -> breach.contains("postponed without need"));
    }

    @Test
    void a_namespace_labelled_while_somebody_waits_is_noticed() {
        var first = plan.stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .findFirst()
                .orElseThrow();
        var early = stages(StageKind.JOIN, stage -> stage.number() == first.number() ? whole(stage, "shop") : stage);

        assertThat(broken(early)).anyMatch(breach -> breach.contains("is not ready for it"));
    }

    @Test
    void numbers_ids_gates_and_reasons_are_looked_at() {
        assertThat(broken(stages(StageKind.STRICT, stage -> numbered(stage, 99))))
                .anyMatch(breach -> breach.contains("number of another"));
        assertThat(broken(stages(
                        StageKind.STRICT,
                        stage -> named(stage, plan.stages().getFirst().id()))))
                .anyMatch(breach -> breach.contains("shares its id"));
        assertThat(broken(stages(StageKind.STRICT, stage -> gated(stage, List.of()))))
                .anyMatch(breach -> breach.contains("has no gate"));
        var short1 = new Gate(Gate.When.BEFORE, "x", "== 0", "1h", "because");
        assertThat(broken(stages(StageKind.STRICT, stage -> gated(stage, List.of(short1)))))
                .anyMatch(breach -> breach.contains("less than a week"));
    }

    @Test
    void a_stage_that_is_too_large_is_noticed() {
        var small = new PlanQuestion(
                question.snapshot(),
                question.graph(),
                question.findings(),
                question.target(),
                question.dialect(),
                new PlanPreferences(new Limits(1, 1, 1), List.of(), Optional.empty()));

        assertThat(PlanRules.violations(small, plan)).anyMatch(breach -> breach.contains("could be divided"));
        assertThat(PlanRules.violations(small, Sketch.planFor(small))).isEmpty();
    }

    private List<String> broken(AdoptionPlan other) {
        return PlanRules.violations(question, other);
    }

    private AdoptionPlan stages(StageKind kind, UnaryOperator<Stage> change) {
        var stages = plan.stages().stream()
                .map(stage -> stage.kind() == kind ? change.apply(stage) : stage)
                .toList();
        return with(stages, plan.postponed(), plan.exceptions());
    }

    private AdoptionPlan with(List<Stage> stages, List<Postponement> postponed, List<StrictException> exceptions) {
        return new AdoptionPlan(
                plan.target(),
                stages,
                postponed,
                exceptions,
                plan.leftOpen(),
                plan.alreadyThere(),
                plan.neverStaged(),
                plan.criticality(),
                plan.objective(),
                plan.questions(),
                plan.datesByStage());
    }

    private static Stage without(Stage stage, WorkloadId workload) {
        var left = stage.workloads().stream()
                .filter(each -> !each.equals(workload))
                .toList();
        return copy(stage, stage.id(), stage.number(), stage.wholeNamespaces(), left, stage.gates());
    }

    private static Stage numbered(Stage stage, int number) {
        return copy(stage, stage.id(), number, stage.wholeNamespaces(), stage.workloads(), stage.gates());
    }

    private static Stage named(Stage stage, String id) {
        return copy(stage, id, stage.number(), stage.wholeNamespaces(), stage.workloads(), stage.gates());
    }

    private static Stage whole(Stage stage, String namespace) {
        return copy(stage, stage.id(), stage.number(), List.of(namespace), stage.workloads(), stage.gates());
    }

    private static Stage gated(Stage stage, List<Gate> gates) {
        return copy(stage, stage.id(), stage.number(), stage.wholeNamespaces(), stage.workloads(), gates);
    }

    private static Stage copy(
            Stage stage, String id, int number, List<String> whole, List<WorkloadId> workloads, List<Gate> gates) {
        return new Stage(
                id,
                number,
                stage.slug(),
                stage.kind(),
                stage.title(),
                stage.because(),
                stage.namespaces(),
                whole,
                workloads,
                stage.criticality(),
                stage.owner(),
                gates,
                stage.warnings());
    }
}
