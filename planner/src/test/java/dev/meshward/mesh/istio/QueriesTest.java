package dev.meshward.mesh.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.PodNames;
import dev.meshward.mesh.Probe;
import dev.meshward.mesh.PromTool;
import dev.meshward.mesh.PromTool.Answer;
import dev.meshward.mesh.PromTool.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every gate and every alert rule, evaluated by Prometheus' own engine on metrics that pass, that fail, and that are
 * absent. Skipped where there is no promtool.
 */
class QueriesTest {

    private static final String TO_CART = "destination_workload_namespace=\"shop\",destination_workload=\"cart\"";
    private static final String REQUESTS = "istio_requests_total{reporter=\"destination\"," + TO_CART;
    private static final String BYTES = "istio_tcp_received_bytes_total{reporter=\"destination\"," + TO_CART;
    private static final String FROM_CALLERS = "istio_requests_total{reporter=\"source\"," + TO_CART;
    private static final String MUTUAL = ",connection_security_policy=\"mutual_tls\",response_code=\"200\"} | ";
    private static final String PLAIN = ",connection_security_policy=\"none\",response_code=\"200\"} | ";
    private static final String RBAC =
            "_rbac{authz_dry_run_action=\"allow\",namespace=\"shop\",pod=\"cart-5d8f6c7b9-x7k2p\","
                    + "authz_dry_run_result=";

    @TempDir
    Path folder;

    private final List<Mapping> tests = new ArrayList<>();

    @Test
    void gates_pass_fail_and_fail_closed() throws Exception {
        var tool = PromTool.orSkip();
        strict();
        enforcing();
        joined();

        assertThat(tool.test(folder, Mapping.empty(), tests)).isEmpty();
    }

    @Test
    void alerts_fire_on_what_they_say_and_on_nothing_else() throws Exception {
        var tool = PromTool.orSkip();
        var rules = IstioAlerts.of(
                        Given.cluster(Given.deployment("shop", "cart")).snapshot(),
                        "istio-system",
                        "03-join-shop",
                        List.of("shop"),
                        "undo it")
                .getFirst()
                .at("spec")
                .mapping();
        alerts(rules);

        assertThat(tool.test(folder, rules, tests)).isEmpty();
    }

    @Test
    void every_gate_names_its_workloads_and_answers_nothing_where_they_are_not_scraped() {
        var probes = new ArrayList<>(IstioProbes.beforeStrict(workloads()));
        probes.addAll(IstioProbes.beforeEnforcing(workloads()));
        probes.addAll(IstioProbes.afterJoin(workloads()));

        assertThat(probes).hasSize(7).allSatisfy(probe -> {
            assertThat(probe.query()).contains("\"shop\"").contains("cart").contains("db");
            assertThat(probe.expect().startsWith(">") || probe.query().contains("and on()"))
                    .isTrue();
        });
    }

    private static List<Workload> workloads() {
        var given = Given.cluster(
                Given.deployment("shop", "cart"),
                Given.deployment("shop", "db").replace("kind: Deployment", "kind: StatefulSet"));
        return given.snapshot().workloads();
    }

    private void strict() {
        var probes = IstioProbes.beforeStrict(workloads());
        var mutual = Scene.of("mutual TLS only", REQUESTS + MUTUAL + Scene.EVER_MORE, REQUESTS + PLAIN + Scene.UNMOVED);
        var once = Scene.of("one plaintext call", REQUESTS + MUTUAL + Scene.EVER_MORE, REQUESTS + PLAIN + Scene.ONCE);
        var old = Scene.of(
                "an old plaintext connection",
                REQUESTS + MUTUAL + Scene.EVER_MORE,
                BYTES + ",connection_security_policy=\"none\"} | " + Scene.EVER_MORE);
        var plain = Scene.of("plaintext only", REQUESTS + PLAIN + Scene.EVER_MORE);
        var quiet = Scene.of("nobody calls", REQUESTS + MUTUAL + Scene.UNMOVED);

        ask(probes.get(0), Map.of(mutual, Answer.YES, once, Answer.YES, plain, Answer.NO, quiet, Answer.NO));
        ask(
                probes.get(1),
                Map.of(mutual, Answer.YES, once, Answer.NO, old, Answer.NO, plain, Answer.NO, quiet, Answer.YES));
    }

    private void enforcing() {
        var probes = IstioProbes.beforeEnforcing(workloads());
        var allowed = RBAC + "\"allowed\"} | ";
        var denied = RBAC + "\"denied\"} | ";
        var good = Scene.of(
                "two listeners, all allowed",
                "envoy_http_inbound_0_0_0_0_80" + allowed + Scene.EVER_MORE,
                "envoy_http_inbound_0_0_0_0_81" + allowed + Scene.EVER_MORE,
                "envoy_http_inbound_0_0_0_0_80" + denied + "0x1600",
                "envoy_http_inbound_0_0_0_0_81" + denied + "0x1600");
        var bad = Scene.of(
                "one listener would refuse",
                "envoy_http_inbound_0_0_0_0_80" + allowed + Scene.EVER_MORE,
                "envoy_http_inbound_0_0_0_0_81" + denied + Scene.EVER_MORE);
        var once = Scene.of(
                "one call would have been refused",
                "envoy_http_inbound_0_0_0_0_80" + allowed + Scene.EVER_MORE,
                "envoy_http_inbound_0_0_0_0_80" + denied + Scene.ONCE);
        var neighbour = Scene.of(
                "a neighbour of a longer name",
                good.series().get(0).replace("cart-5d8f6c7b9-x7k2p", "cart-api-5d8f6c7b9-x7k2p"));

        ask(probes.get(0), Map.of(good, Answer.YES, bad, Answer.YES, neighbour, Answer.NO));
        ask(probes.get(1), Map.of(good, Answer.YES, bad, Answer.NO, once, Answer.NO, neighbour, Answer.NO));
    }

    private void joined() {
        var probes = IstioProbes.afterJoin(workloads());
        var fine = Scene.of("calls go on", REQUESTS + MUTUAL + Scene.EVER_MORE);
        var tcp = Scene.of("only TCP", BYTES + ",connection_security_policy=\"mutual_tls\"} | " + Scene.EVER_MORE);
        var errors = Scene.of(
                "errors",
                REQUESTS + MUTUAL + Scene.EVER_MORE,
                REQUESTS + ",response_code=\"503\"} | " + Scene.EVER_MORE);
        var noRoute = Scene.of(
                "no route",
                REQUESTS + MUTUAL + Scene.EVER_MORE,
                FROM_CALLERS + ",response_code=\"503\",response_flags=\"UF,URX\"} | " + Scene.EVER_MORE);

        ask(probes.get(0), Map.of(fine, Answer.YES, tcp, Answer.YES));
        ask(probes.get(1), Map.of(fine, Answer.YES, tcp, Answer.YES, errors, Answer.NO));
        ask(probes.get(2), Map.of(fine, Answer.YES, tcp, Answer.YES, noRoute, Answer.NO));
    }

    private void alerts(Mapping rules) {
        var ready = "{namespace=\"shop\",pod=\"cart-1\",container=\"istio-proxy\"} | ";
        var ended = "kube_pod_status_phase{namespace=\"shop\",pod=\"cart-1\",phase=\"Succeeded\"} | 1x1600";
        var fine = Scene.of(
                "all is well",
                REQUESTS + MUTUAL + "0+600x1600",
                "kube_pod_container_status_ready" + ready + "1x1600",
                FROM_CALLERS + ",destination_service_namespace=\"shop\",response_flags=\"-\"} | 0+600x1600");
        var errors =
                Scene.of("errors", REQUESTS + MUTUAL + "0+600x1600", REQUESTS + ",response_code=\"503\"} | 0+60x1600");
        var refused = Scene.of(
                "resets", FROM_CALLERS + ",destination_service_namespace=\"shop\",response_flags=\"UC\"} | 0+60x1600");
        var forbidden = Scene.of("forbidden", REQUESTS + ",response_code=\"403\"} | 0+60x1600");
        var stuck = Scene.of("stuck", "kube_pod_init_container_status_ready" + ready + "0x1600");
        var over = Scene.of("a job is over", "kube_pod_container_status_ready" + ready + "0x1600", ended);
        alert(rules, "MeshwardErrorShare", fine, errors);
        alert(rules, "MeshwardConnectionsRefused", fine, refused);
        alert(rules, "MeshwardForbidden", fine, forbidden);
        alert(rules, "MeshwardProxiesNotReady", fine, stuck);
        alert(rules, "MeshwardProxiesNotReady", over, stuck);
    }

    private void ask(Probe probe, Map<Scene, Answer> answers) {
        tests.add(Scene.ABSENT.asking(probe.query(), probe.expect(), Answer.NO));
        answers.forEach((scene, answer) -> tests.add(scene.asking(probe.query(), probe.expect(), answer)));
    }

    private void alert(Mapping rules, String name, Scene silent, Scene fires) {
        var rule = Field.of("", rules).at("groups").items().getFirst().at("rules").items().stream()
                .filter(each -> each.at("alert").is(name))
                .findFirst()
                .orElseThrow()
                .mapping();
        tests.add(Scene.ABSENT.alerting(rule, Answer.NO));
        tests.add(silent.alerting(rule, Answer.NO));
        tests.add(fires.alerting(rule, Answer.YES));
    }

    @Test
    void pods_are_told_from_those_of_longer_names() {
        var cart = PodNames.of(workloads().getFirst());

        assertThat(cart).startsWith("cart-[");
        assertThat("cart-5d8f6c7b9-x7k2p").matches(cart);
        assertThat("cart-db-5d8f6c7b9-x7k2p").doesNotMatch(cart);
        assertThat("db-0").matches(PodNames.of(workloads().getLast()));
    }
}
