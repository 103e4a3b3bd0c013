package dev.meshward.adoption;

import static dev.meshward.adoption.Sketch.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Place;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import dev.meshward.readiness.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may still call when plaintext is refused, and who is admitted afterwards. */
class StrictPlanTest {

    private static Sketch pair() {
        return new Sketch().deployments("web/front", "shop/cart").call("web/front", "shop/cart");
    }

    private static Sketch withAgent() {
        return pair().deployment("host/agent")
                .onHostNetwork()
                .draw()
                .finding("MW-101", id("host/agent"), Finding.Blocks.JOINING_EVER);
    }

    @Test
    void every_caller_joined_in_an_earlier_stage() {
        var plan = pair().plan();

        int joined = stageOf(plan, StageKind.JOIN, "web/front").number();
        var strict = stageOf(plan, StageKind.STRICT, "shop/cart");
        assertThat(strict.number()).isGreaterThan(joined);
        assertThat(strict.because())
                .anyMatch(
                        reason -> reason.equals("shop/cart is called by web/front (joined in stage " + joined + ")."));
    }

    @Test
    void a_caller_that_can_never_join_keeps_one_port_open() {
        var plan = withAgent().call("host/agent", "shop/cart").plan();

        assertThat(plan.exceptions()).singleElement().satisfies(exception -> {
            assertThat(exception.ports()).containsExactly(Sketch.CONTAINER_PORT);
            assertThat(exception.callers()).containsExactly(new Caller.Pods(id("host/agent")));
            assertThat(exception.because()).contains("eployment host/agent has no proxy");
            assertThat(exception.until()).isEqualTo("deployment host/agent has joined");
        });
    }

    @Test
    void exceptions_count_by_container_ports() {
        var sketch = withAgent();
        sketch.service("shop/alias", Map.of("app", "cart"), Sketch.port(7000, "9999"), Map.of());
        sketch.service("shop/heads", Map.of("app", "cart"), Sketch.port(7001, "web"), Map.of("clusterIP", "None"));
        var plan = sketch.call(id("host/agent"), "shop/alias", 7000, Confidence.MEDIUM)
                .call(id("host/agent"), "shop/heads", 7001, Confidence.HIGH)
                .plan();

        assertThat(plan.exceptions())
                .singleElement()
                .satisfies(exception -> assertThat(exception.ports()).containsExactly(7001, 9999));
    }

    @Test
    void a_call_on_an_unknown_port_of_a_service_keeps_the_ports_of_that_service_open() {
        var plan = withAgent()
                .call(id("host/agent"), "shop/cart", 0, Confidence.HIGH)
                .plan();

        assertThat(plan.exceptions().getFirst().ports()).containsExactly(Sketch.CONTAINER_PORT);
    }

    @Test
    void a_call_that_could_be_anywhere_excepts_the_workload_and_leaves_it_without_a_policy() {
        var plan = withAgent()
                .depend(toPods("host/agent", "shop/cart", 0, DependencyKind.CALL))
                .plan();

        assertThat(plan.exceptions().getFirst().ports()).isEmpty();
        assertThat(plan.leftOpen()).anyMatch(open -> open.workload().equals(id("shop/cart")));
    }

    @Test
    void udp_needs_no_exception() {
        var udp = Value.Sequence.of(List.of(Mapping.building()
                .put("port", 53)
                .put("targetPort", "5353")
                .put("protocol", "UDP")
                .build()));
        var sketch = withAgent();
        sketch.service("shop/dns", Map.of("app", "cart"), udp, Map.of());

        assertThat(sketch.call(id("host/agent"), "shop/dns", 53, Confidence.HIGH)
                        .plan()
                        .exceptions())
                .isEmpty();
    }

    @Test
    void the_api_server_and_traffic_from_outside_keep_their_ports_open() {
        var plan = pair().call(
                        new Caller.ApiServer(), "shop/cart", Sketch.PORT, Confidence.HIGH, DependencyKind.WEBHOOK)
                .call(new Caller.Outside(), "web/front", Sketch.PORT, Confidence.HIGH, DependencyKind.CALL)
                .plan();

        assertThat(plan.exceptions())
                .extracting(StrictException::workload)
                .containsExactly(id("shop/cart"), id("web/front"));
    }

    @Test
    void probes_of_the_kubelet_need_no_exception_unless_the_mesh_does_not_answer_them() {
        var probe = new Dependency(
                new Caller.Kubelet(),
                new Callee.ToWorkload(id("shop/cart")),
                8080,
                "http",
                DependencyKind.PROBE,
                Confidence.HIGH,
                List.of(Sketch.evidence(Confidence.HIGH)));

        assertThat(pair().depend(probe).plan().exceptions()).isEmpty();
        assertThat(pair().depend(probe)
                        .dialect(new PlainDialect() {
                            @Override
                            public boolean answersProbes(Workload workload, int port, ClusterSnapshot snapshot) {
                                return false;
                            }
                        })
                        .plan()
                        .exceptions())
                .hasSize(1);
    }

    @Test
    void a_scrape_goes_to_pods_and_stays_plaintext_even_from_a_proxy() {
        var sketch = pair().deployments("monitoring/prometheus")
                .depend(toPods("monitoring/prometheus", "shop/cart", 9090, DependencyKind.SCRAPE));

        assertThat(sketch.plan().exceptions()).singleElement().satisfies(exception -> {
            assertThat(exception.ports()).containsExactly(9090);
            assertThat(exception.because()).contains("calls its pods by their addresses");
        });
        assertThat(sketch.dialect(new PlainDialect() {
                            @Override
                            public boolean protectsCallsByPodAddress() {
                                return true;
                            }
                        })
                        .plan()
                        .exceptions())
                .isEmpty();
    }

    @Test
    void callers_that_pass_by_their_proxy_are_plaintext_callers() {
        var plan = pair().dialect(new PlainDialect() {
                    @Override
                    public boolean callsPastTheProxy(Workload caller, int port, Map<String, String> annotations) {
                        return caller.name().equals("front") && port == Sketch.PORT;
                    }
                })
                .plan();

        assertThat(plan.exceptions())
                .singleElement()
                .satisfies(exception ->
                        assertThat(exception.because()).contains("excluded from the proxy of deployment web/front"));
    }

    @Test
    void a_headless_service_with_a_bare_pod_makes_callers_use_plaintext_to_all() {
        var sketch = pair().deployment("shop/a")
                .podLabel("tier", "db")
                .draw()
                .deployment("shop/b")
                .podLabel("tier", "db")
                .draw();
        sketch.service("shop/db", Map.of("tier", "db"), Sketch.port(8080, "web"), Map.of("clusterIP", "None"));
        sketch.call(id("web/front"), "shop/db", 8080, Confidence.HIGH);
        assertThat(sketch.plan().exceptions()).isEmpty();

        var half =
                sketch.finding("MW-102", id("shop/b"), Finding.Blocks.JOINING).plan();
        assertThat(half.exceptions()).singleElement().satisfies(exception -> {
            assertThat(exception.workload()).isEqualTo(id("shop/a"));
            assertThat(exception.because()).contains("also selects deployment shop/b");
        });
    }

    @Test
    void a_hint_of_a_plaintext_caller_becomes_a_gate_and_a_question_but_no_exception() {
        var plan = withAgent()
                .call(id("host/agent"), "shop/cart", Sketch.PORT, Confidence.LOW)
                .plan();

        assertThat(plan.exceptions()).isEmpty();
        assertThat(stageOf(plan, StageKind.STRICT, "shop/cart").gates())
                .anyMatch(
                        gate -> gate.query().equals("Does deployment host/agent call deployment shop/cart on port 80?")
                                && gate.expect().equals("no"));
        assertThat(plan.questions()).anyMatch(question -> question.startsWith("Does deployment host/agent call"));
    }

    @Test
    void gates_last_as_long_as_the_rarest_caller_needs() {
        var plan = pair().workload("CronJob", "batch/monthly")
                .schedule("0 3 1 * *")
                .restart(RestartMethod.NEXT_RUN)
                .draw()
                .call(id("CronJob", "batch/monthly"), "shop/cart", Sketch.PORT, Confidence.HIGH)
                .plan();

        var gates = stageOf(plan, StageKind.STRICT, "shop/cart").gates();
        assertThat(gates).extracting(Gate::forDuration).containsOnly("31d");
        assertThat(gates).extracting(Gate::query).containsSubsequence("count(mutual)", "sum(plaintext)");
        assertThat(gates.getFirst().because()).contains("cronjob batch/monthly runs on the schedule \"0 3 1 * *\"");
    }

    @Test
    void callers_count_for_the_size_and_the_grade_of_a_strict_stage() {
        var sketch = new Sketch()
                .limits(3, 9, 200)
                .deployments("shop/a", "shop/b", "shop/c", "payments/ledger", "web/x", "web/y")
                .call("web/x", "shop/a")
                .call("web/y", "shop/a")
                .call("payments/ledger", "shop/b");
        var plan = sketch.plan();

        assertThat(stageOf(plan, StageKind.STRICT, "shop/a").workloads())
                .containsExactly(id("shop/a"), id("web/x"), id("web/y"));
        assertThat(stageOf(plan, StageKind.STRICT, "shop/b").criticality()).isEqualTo(Criticality.CRITICAL);
    }

    @Test
    void known_callers_are_admitted_by_account_and_plaintext_callers_by_port() {
        var sketch = withAgent()
                .call("host/agent", "shop/cart")
                .deployment("web/other")
                .account("other")
                .draw()
                .depend(toPods("web/other", "shop/cart", 0, DependencyKind.CALL));
        var question = sketch.dialect(new PlainDialect() {
                    @Override
                    public boolean protectsCallsByPodAddress() {
                        return true;
                    }
                })
                .question();
        var plan = Sketch.planFor(question);

        var admissions = AdmittedCallers.in(question, plan).of(id("shop/cart"));
        assertThat(admissions)
                .anySatisfy(admission -> {
                    assertThat(admission.callers()).containsExactly(new ServiceAccountId("web", "default"));
                    assertThat(admission.ports()).containsExactly(8080);
                })
                .anySatisfy(admission -> {
                    assertThat(admission.callers()).containsExactly(new ServiceAccountId("web", "other"));
                    assertThat(admission.ports()).isEmpty();
                })
                .anySatisfy(admission -> {
                    assertThat(admission.callers()).isEmpty();
                    assertThat(admission.ports()).containsExactly(8080);
                })
                .hasSize(3);
    }

    @Test
    void a_gateway_of_the_mesh_has_an_account_and_needs_no_exception() {
        var gateway = new ServiceAccountId("mesh-system", "gateway");
        var sketch = pair().call(new Caller.Outside(), "web/front", Sketch.PORT, Confidence.HIGH, DependencyKind.CALL);
        var seen = sketch.dialect(entrances(List.of(gateway))).question();
        var plan = Sketch.planFor(seen);

        assertThat(plan.exceptions()).isEmpty();
        assertThat(AdmittedCallers.in(seen, plan).of(id("web/front")))
                .singleElement()
                .satisfies(admission -> assertThat(admission.callers()).containsExactly(gateway));
        assertThat(sketch.dialect(entrances(List.of())).plan().leftOpen())
                .anyMatch(open -> open.workload().equals(id("web/front"))
                        && open.because().contains("A gateway"));
    }

    private static PlainDialect entrances(List<ServiceAccountId> accounts) {
        return new PlainDialect() {
            @Override
            public Map<Place, List<ServiceAccountId>> ownEntrances(ClusterSnapshot snapshot) {
                return Map.of(Sketch.evidence(Confidence.HIGH).place(), accounts);
            }
        };
    }

    @Test
    void a_workload_nobody_is_known_to_call_is_left_open_unless_it_offers_nothing() {
        var plan = pair().deployment("shop/worker").withoutPort().draw().plan();

        assertThat(plan.leftOpen()).extracting(LeftOpen::workload).containsExactly(id("web/front"));
        assertThat(stageOf(plan, StageKind.AUTHORIZE, "shop/worker").workloads())
                .contains(id("shop/worker"));
        assertThat(plan.questions())
                .anyMatch(question -> question.startsWith("Who calls these workloads of namespace web: front?"));
    }

    private static Dependency toPods(String from, String to, int port, DependencyKind kind) {
        return new Dependency(
                new Caller.Pods(id(from)),
                new Callee.ToWorkload(id(to)),
                port,
                "http",
                kind,
                Confidence.HIGH,
                List.of(Sketch.evidence(Confidence.HIGH)));
    }

    private static Stage stageOf(AdoptionPlan plan, StageKind kind, String workload) {
        return plan.stages().stream()
                .filter(stage -> stage.kind() == kind && stage.workloads().contains(id(workload)))
                .findFirst()
                .orElseThrow();
    }
}
