package dev.meshward.mesh.istio.ambient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.LadderIntent.Admission;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import dev.meshward.mesh.Probe;
import dev.meshward.mesh.PromTool;
import dev.meshward.mesh.PromTool.Answer;
import dev.meshward.mesh.PromTool.Scene;
import dev.meshward.mesh.istio.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every gate and every alert rule on metrics as ztunnel writes them: that pass, that fail, and that are absent. Skipped where
 * there is no promtool.
 */
class ZtunnelQueriesTest {

    private static final String TO_CART = "destination_workload_namespace=\"shop\",destination_workload=\"cart\"";
    private static final String AT_CART = "{reporter=\"destination\"," + TO_CART + ",response_flags=\"-\",";
    private static final String OPENED = "istio_tcp_connections_opened_total" + AT_CART;
    private static final String BYTES = "istio_tcp_received_bytes_total" + AT_CART;
    private static final String MUTUAL = "connection_security_policy=\"mutual_tls\",source_principal=";
    private static final String PLAIN = "connection_security_policy=\"unknown\",source_principal=\"unknown\"} | ";
    private static final String FRONT = MUTUAL + "\"spiffe://example.org/ns/web/sa/front\"} | ";
    private static final String STRANGER = MUTUAL + "\"spiffe://example.org/ns/web/sa/front-2\"} | ";
    private static final String FROM_CALLER = "{reporter=\"source\"," + TO_CART + ",response_flags=";

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
        var rules = new AmbientAlerts("03-join-shop", "undo it")
                .of(Given.cluster(Given.deployment("shop", "cart")).snapshot(), "istio-system", List.of("shop"))
                .getFirst()
                .at("spec")
                .mapping();
        alerts(rules);

        assertThat(tool.test(folder, rules, tests)).isEmpty();
    }

    private static List<Workload> cart() {
        return Given.cluster(Given.deployment("shop", "cart")).snapshot().workloads();
    }

    private void strict() {
        var probes = ZtunnelProbes.beforeStrict(cart());
        var mutual = Scene.of("mutual TLS only", OPENED + FRONT + Scene.EVER_MORE, OPENED + PLAIN + Scene.UNMOVED);
        var once = Scene.of("one plaintext connection", OPENED + FRONT + Scene.EVER_MORE, OPENED + PLAIN + Scene.ONCE);
        var old = Scene.of(
                "an old plaintext connection", OPENED + FRONT + Scene.EVER_MORE, BYTES + PLAIN + Scene.EVER_MORE);
        var plain = Scene.of("plaintext only", OPENED + PLAIN + Scene.EVER_MORE, BYTES + PLAIN + Scene.EVER_MORE);
        var quiet = Scene.of("nobody calls", OPENED + FRONT + Scene.UNMOVED);

        ask(probes.get(0), Map.of(mutual, Answer.YES, once, Answer.YES, plain, Answer.NO, quiet, Answer.NO));
        ask(
                probes.get(1),
                Map.of(mutual, Answer.YES, once, Answer.NO, old, Answer.NO, plain, Answer.NO, quiet, Answer.YES));
    }

    private void enforcing() {
        var front = List.of(new ServiceAccountId("web", "front"));
        var probes = ZtunnelProbes.beforeEnforcing(
                cart(), _ -> List.of(new Admission(front, List.of(8080), "calls."), anyoneOn(9090)));
        var known = Scene.of("known callers", OPENED + FRONT + Scene.EVER_MORE, BYTES + FRONT + Scene.EVER_MORE);
        var scraped = Scene.of(
                "a scrape without identity", OPENED + FRONT + Scene.EVER_MORE, OPENED + PLAIN + Scene.EVER_MORE);
        var stranger = Scene.of("one stranger", OPENED + FRONT + Scene.EVER_MORE, OPENED + STRANGER + Scene.ONCE);
        var old = Scene.of("an old connection", OPENED + FRONT + Scene.EVER_MORE, BYTES + STRANGER + Scene.EVER_MORE);

        assertThat(probes).hasSize(2);
        ask(probes.get(0), Map.of(known, Answer.YES, stranger, Answer.YES));
        ask(probes.get(1), Map.of(known, Answer.YES, scraped, Answer.YES, stranger, Answer.NO, old, Answer.NO));
    }

    private static Admission anyoneOn(int port) {
        return new Admission(List.of(), List.of(port), "anyone.");
    }

    @Test
    void where_everybody_is_admitted_to_every_port_nobody_is_a_stranger() {
        var probes =
                ZtunnelProbes.beforeEnforcing(cart(), _ -> List.of(new Admission(List.of(), List.of(), "anyone.")));

        assertThat(probes).hasSize(1);
    }

    private void joined() {
        var probes = ZtunnelProbes.afterJoin(cart());
        var fromCaller = "istio_tcp_connections_opened_total" + FROM_CALLER + "\"-\"} | " + Scene.EVER_MORE;
        var fine = Scene.of("calls go on", OPENED + PLAIN + Scene.EVER_MORE, fromCaller);
        var failing = Scene.of(
                "network policy",
                OPENED + PLAIN + Scene.EVER_MORE,
                fromCaller,
                "istio_tcp_connections_closed_total" + FROM_CALLER + "\"CONNECT\"} | " + Scene.EVER_MORE);
        var refused = Scene.of("refused", OPENED + PLAIN + Scene.EVER_MORE, denied(Scene.ONCE));

        ask(probes.get(0), Map.of(fine, Answer.YES));
        ask(probes.get(1), Map.of(fine, Answer.YES, failing, Answer.NO));
        ask(probes.get(2), Map.of(fine, Answer.YES, refused, Answer.NO));
    }

    private static String denied(String values) {
        return "istio_tcp_connections_closed_total{reporter=\"destination\"," + TO_CART + ",response_flags=\"DENY\"} | "
                + values;
    }

    private void alerts(Mapping rules) {
        var fromCaller = "istio_tcp_connections_opened_total" + FROM_CALLER + "\"-\"} | " + Scene.EVER_MORE;
        var daemonSet = "kube_daemonset_status_number_unavailable{namespace=\"istio-system\",daemonset=\"ztunnel\"} | ";
        var fine = Scene.of("all is well", OPENED + FRONT + Scene.EVER_MORE, fromCaller, daemonSet + "0x1600");
        var failing = Scene.of(
                "failing",
                fromCaller,
                "istio_tcp_connections_closed_total" + FROM_CALLER + "\"TLS_FAILURE\"} | " + Scene.EVER_MORE);
        alert(rules, "MeshwardConnectionsFailing", fine, failing);
        alert(rules, "MeshwardConnectionsRefused", fine, Scene.of("refused", denied(Scene.EVER_MORE)));
        alert(rules, "MeshwardZtunnelNotReady", fine, Scene.of("down", daemonSet + "1x1600"));
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
}
