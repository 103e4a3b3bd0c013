package dev.meshward.mesh.linkerd;

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every gate and every alert rule on metrics as Linkerd's proxies write them (linkerd.md C.6): that pass, that fail, and that
 * are absent. Skipped where there is no promtool.
 */
class LinkerdQueriesTest {

    private static final String POD = "namespace=\"shop\",pod=\"cart-5d8f6c7b9-x7k2p\"";
    private static final String NEIGHBOUR = "namespace=\"shop\",pod=\"cart-api-5d8f6c7b9-x7k2p\"";
    private static final String FRONT =
            ",tls=\"true\",client_id=\"front.web.serviceaccount.identity.linkerd.cluster.local\"} | ";
    private static final String STRANGER =
            ",tls=\"true\",client_id=\"front-2.web.serviceaccount.identity.linkerd.cluster.local\"} | ";
    private static final String PLAIN = ",tls=\"no_identity\"} | ";

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
        var rules = new LinkerdAlerts("03-join-shop", "undo it")
                .of(Given.cluster(Given.deployment("shop", "cart")).snapshot(), "linkerd", List.of("shop"))
                .getFirst()
                .at("spec")
                .mapping();
        alerts(rules);

        assertThat(tool.test(folder, rules, tests)).isEmpty();
    }

    @Test
    void where_everybody_is_admitted_to_every_port_nobody_is_a_stranger() {
        var probes =
                LinkerdProbes.beforeEnforcing(cart(), _ -> List.of(new Admission(List.of(), List.of(), "anyone.")));

        assertThat(probes).hasSize(1);
    }

    private static List<Workload> cart() {
        return Given.cluster(Given.deployment("shop", "cart")).snapshot().workloads();
    }

    /** A request to a port of the application, as the receiving proxy counts it. */
    private static String request(String outcome, int port, String pod) {
        return "inbound_http_authz_" + outcome + "_total{" + pod + ",srv_kind=\"default\",route_name=\"default\","
                + "target_port=\"" + port + "\"";
    }

    private static String request(String outcome, int port) {
        return request(outcome, port, POD);
    }

    private static String connection(String outcome, int port) {
        return "inbound_tcp_authz_" + outcome + "_total{" + POD + ",srv_kind=\"default\",target_port=\"" + port + "\"";
    }

    private static String open(int port) {
        return "tcp_open_connections{direction=\"inbound\",peer=\"src\"," + POD + ",target_port=\"" + port + "\"";
    }

    private static String probed() {
        return request("allow", 8080).replace("\"default\",target", "\"probe\",target");
    }

    private void strict() {
        var probes = LinkerdProbes.beforeStrict(cart());
        var front = request("allow", 8080) + FRONT;
        var plain = request("allow", 8080) + PLAIN;
        var mutual = Scene.of(
                "mutual TLS, a scrape of the proxy and the kubelet",
                front + Scene.EVER_MORE,
                plain + Scene.UNMOVED,
                request("allow", 4191) + PLAIN + Scene.EVER_MORE,
                open(4191) + PLAIN + "1x1600",
                probed() + PLAIN + Scene.EVER_MORE);
        var tcp = Scene.of(
                "mutual TLS of TCP", connection("allow", 5432) + FRONT + Scene.EVER_MORE, front + Scene.EVER_MORE);
        var once = Scene.of("one plaintext call", front + Scene.EVER_MORE, plain + Scene.ONCE);
        var opened = Scene.of(
                "a plaintext connection", front + Scene.EVER_MORE, connection("allow", 5432) + PLAIN + Scene.ONCE);
        var only = Scene.of("plaintext only", plain + Scene.EVER_MORE);
        var old = Scene.of("an old plaintext connection", front + Scene.EVER_MORE, open(5432) + PLAIN + "1x1600");
        var brief = Scene.of("one that is closed", front + Scene.EVER_MORE, open(5432) + PLAIN + "1x1450 0x150");
        var neighbour = Scene.of("a neighbour", request("allow", 8080, NEIGHBOUR) + FRONT + Scene.EVER_MORE);

        ask(probes.get(0), Map.of(mutual, Answer.YES, tcp, Answer.YES, only, Answer.NO, neighbour, Answer.NO));
        ask(probes.get(1), Map.of(mutual, Answer.YES, tcp, Answer.YES, once, Answer.NO, opened, Answer.NO));
        ask(probes.get(1), Map.of(only, Answer.NO, neighbour, Answer.NO));
        ask(probes.get(2), Map.of(mutual, Answer.YES, old, Answer.NO, brief, Answer.YES, neighbour, Answer.NO));
        assertThat(probes).hasSize(3);
    }

    private void enforcing() {
        var front = List.of(new ServiceAccountId("web", "front"));
        var admitted = List.of(
                new Admission(front, List.of(8080), "calls."),
                new Admission(List.of(), List.of(9090), "anyone."),
                new Admission(front, List.of(), "calls."));
        var probes = LinkerdProbes.beforeEnforcing(cart(), _ -> admitted);
        var good = request("allow", 8080) + FRONT + Scene.EVER_MORE;
        var known = Scene.of("the known caller", good, connection("allow", 5432) + FRONT + Scene.EVER_MORE);
        var anyone = Scene.of("a scrape without identity", good, request("allow", 9090) + PLAIN + Scene.EVER_MORE);
        var stranger = Scene.of("one stranger", good, request("allow", 8080) + STRANGER + Scene.ONCE);
        var plain = Scene.of("one without identity", good, request("allow", 8080) + PLAIN + Scene.ONCE);
        var elsewhere = Scene.of("a stranger elsewhere", good, connection("allow", 5432) + STRANGER + Scene.ONCE);

        assertThat(probes).hasSize(3);
        ask(probes.get(0), Map.of(known, Answer.YES, stranger, Answer.YES));
        ask(probes.get(1), Map.of(known, Answer.YES, anyone, Answer.YES, stranger, Answer.NO, plain, Answer.NO));
        ask(probes.get(1), Map.of(elsewhere, Answer.YES));
        ask(probes.get(2), Map.of(known, Answer.YES, anyone, Answer.YES, stranger, Answer.YES, elsewhere, Answer.NO));
    }

    private void joined() {
        var probes = LinkerdProbes.afterJoin(cart());
        var good = request("allow", 8080) + FRONT + Scene.EVER_MORE;
        var answers = "response_total{direction=\"inbound\"," + POD + ",classification=";
        var fine = Scene.of("calls go on", good, answers + "\"success\"} | " + Scene.EVER_MORE);
        var tcp = Scene.of("only TCP", connection("allow", 5432) + FRONT + Scene.EVER_MORE);
        var errors = Scene.of(
                "errors",
                good,
                answers + "\"success\"} | " + Scene.EVER_MORE,
                answers + "\"failure\"} | " + Scene.EVER_MORE);
        var denied = Scene.of("one refused", good, request("deny", 8080) + PLAIN + Scene.ONCE);
        var cut = Scene.of("one cut off", good, connection("terminate", 5432) + PLAIN + Scene.ONCE);
        var lost = Scene.of("no route", good, "inbound_http_route_not_found_total{" + POD + "} | " + Scene.ONCE);
        var before = Scene.of("refused long ago", good, request("deny", 8080) + PLAIN + Scene.UNMOVED);

        ask(probes.get(0), Map.of(fine, Answer.YES, tcp, Answer.YES));
        ask(probes.get(1), Map.of(fine, Answer.YES, tcp, Answer.YES, errors, Answer.NO));
        ask(probes.get(2), Map.of(fine, Answer.YES, before, Answer.YES, denied, Answer.NO));
        ask(probes.get(2), Map.of(cut, Answer.NO, lost, Answer.NO));
    }

    private void alerts(Mapping rules) {
        var answers = "response_total{direction=\"inbound\"," + POD + ",classification=";
        var ready = "{namespace=\"shop\",pod=\"cart-1\",container=\"linkerd-proxy\"} | ";
        var fine = Scene.of(
                "all is well",
                request("allow", 8080) + FRONT + Scene.EVER_MORE,
                answers + "\"success\"} | " + Scene.EVER_MORE,
                request("deny", 8080) + PLAIN + Scene.UNMOVED,
                "kube_pod_container_status_ready" + ready + "1x1600");
        var errors = Scene.of(
                "errors", answers + "\"success\"} | " + Scene.EVER_MORE, answers + "\"failure\"} | " + Scene.EVER_MORE);
        var stuck = Scene.of("stuck", "kube_pod_init_container_status_ready" + ready + "0x1600");
        var over = Scene.of(
                "a job is over",
                "kube_pod_container_status_ready" + ready + "0x1600",
                "kube_pod_status_phase{namespace=\"shop\",pod=\"cart-1\",phase=\"Succeeded\"} | 1x1600");
        alert(rules, "MeshwardErrorShare", fine, errors);
        alert(rules, "MeshwardForbidden", fine, Scene.of("refused", request("deny", 8080) + PLAIN + Scene.EVER_MORE));
        alert(rules, "MeshwardForbidden", fine, Scene.of("shut", connection("deny", 5432) + PLAIN + Scene.EVER_MORE));
        alert(
                rules,
                "MeshwardForbidden",
                fine,
                Scene.of("cut", connection("terminate", 5432) + PLAIN + Scene.EVER_MORE));
        alert(
                rules,
                "MeshwardNoRoute",
                fine,
                Scene.of("lost", "inbound_http_route_not_found_total{" + POD + "} | " + Scene.EVER_MORE));
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
}
