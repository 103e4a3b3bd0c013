package dev.meshward.judge;

import static dev.meshward.judge.Grade.SAFE;
import static dev.meshward.judge.Grade.UNSAFE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkerdJudgeTest {

    private static final String SETTINGS = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: linkerd-config, namespace: linkerd}
        data: {values: "{}"}
        """;

    private static final String RESTART = Shop.step("restart", "", "deployment data/db");

    private static final String POLICY = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: db, namespace: data}
        spec:
          podSelector: {matchLabels: {app: db}}
          ingress: [{ports: [{port: 8080}]}]
        """;

    private static String annotated(String namespace, String key, String value) {
        return "apiVersion: v1\nkind: Namespace\nmetadata: {name: %s, annotations: {%s: %s}}\n"
                .formatted(namespace, key, value);
    }

    private static Shop join(Shop shop, String folder, String namespace, String workload) {
        var restart = Shop.step("restart", "", "deployment " + namespace + "/" + workload);
        return shop.stage(
                folder,
                "patch/ns.yaml",
                annotated(namespace, "linkerd.io/inject", "enabled"),
                "steps.json",
                "[" + Shop.step("patch", "patch/ns.yaml", "") + "," + restart + "]",
                "undo/patch/ns.yaml",
                annotated(namespace, "linkerd.io/inject", "null"),
                "undo/steps.json",
                "[" + Shop.step("patch", "undo/patch/ns.yaml", "") + "," + restart + "]");
    }

    private static Shop joined() {
        return join(new Shop().with(SETTINGS), "00-join-data", "data", "db");
    }

    /** The port that plaintext callers need has a Server of its own before the namespace asks for mutual TLS. */
    private static Shop strict(Shop shop, String wayBack) {
        return shop.stage(
                "01-strict",
                "apply/server.yaml",
                """
                apiVersion: policy.linkerd.io/v1beta3
                kind: Server
                metadata: {name: db, namespace: data}
                spec: {podSelector: {matchLabels: {app: db}}, port: 8080, accessPolicy: all-unauthenticated}
                """,
                "patch/ns.yaml",
                annotated("data", "config.linkerd.io/default-inbound-policy", "all-authenticated"),
                "steps.json",
                "[" + Shop.step("create", "apply/server.yaml", "") + "," + Shop.step("patch", "patch/ns.yaml", "")
                        + "]",
                "undo/patch/ns.yaml",
                annotated("data", "config.linkerd.io/default-inbound-policy", "null"),
                "undo/delete.txt",
                "servers.policy.linkerd.io data db\n",
                "undo/steps.json",
                "[" + Shop.step("patch", "undo/patch/ns.yaml", "") + "," + wayBack
                        + Shop.step("delete", "", "server data/db") + "]");
    }

    @Test
    void joining_is_safe_for_callers_without_a_proxy() {
        assertThat(joined().grades()).containsExactly(SAFE);
    }

    @Test
    void pods_keep_what_their_namespace_said_so_that_their_exception_may_not_go_before_them() {
        assertThat(strict(joined(), "").judged().stages().getLast().counterexample())
                .hasValueSatisfying(
                        call -> assertThat(call.rule()).isEqualTo("default-inbound-policy all-authenticated"));
    }

    @Test
    void pods_made_anew_on_the_way_back_need_their_exception_no_more() {
        assertThat(strict(joined(), RESTART + ",").judged().stages().getLast().grade())
                .isNotEqualTo(UNSAFE);
    }

    @Test
    void a_network_policy_for_the_applications_port_cuts_members_off() {
        var shop = join(joined().with(POLICY), "01-join-shop", "shop", "web");

        assertThat(shop.judged().stages().getLast().counterexample())
                .hasValueSatisfying(call -> assertThat(call.because())
                        .isEqualTo("NetworkPolicy data/db does not let this caller in to port 4143."));
    }

    @Test
    void what_a_person_writes_by_hand_may_be_labels_and_annotations() {
        var web = new Shop()
                .snapshot()
                .workload(new WorkloadId("Deployment", "shop", "web"))
                .orElseThrow();
        var byHand = new MadeByHand();
        var told = "make it anew with, in spec.template.metadata, under labels app: removed, and under annotations"
                + " linkerd.io/inject: \"enabled\", other: \"x\"";

        var there = byHand.forward(web, told).orElseThrow().apply(Optional.of(web.manifest()));
        var back = byHand.back(web).orElseThrow().apply(there);

        assertThat(there.map(each -> metadata(each, "annotations")))
                .contains(java.util.Map.of("linkerd.io/inject", "enabled", "other", "x"));
        assertThat(there.map(each -> metadata(each, "labels"))).contains(java.util.Map.of());
        assertThat(back.map(each -> metadata(each, "labels"))).contains(java.util.Map.of("app", "web"));
    }

    private static java.util.Map<String, String> metadata(Manifest manifest, String part) {
        return manifest.at("spec", "template", "metadata", part).textByKey();
    }

    /** The callers of this namespace may call port 9 and the port of the proxies, and no other. */
    private static String portsFor(String namespace) {
        return POLICY.replace(
                "[{ports: [{port: 8080}]}]",
                "[{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: " + namespace
                        + "}}}], ports: [{port: 9}, {port: 4143}]}]");
    }

    private static List<String> opened(Shop shop) {
        return shop.judged()
                .calls()
                .filter(call -> call.outcome() == JudgedCall.Outcome.OPENED)
                .map(call -> call.stage() + " " + call.callerNamespace() + " " + call.caller() + " " + call.port())
                .distinct()
                .toList();
    }

    @Test
    void whoever_is_let_in_to_the_port_of_proxies_alone_reaches_every_port_once_both_are_members() {
        assertThat(opened(join(join(guarded(portsFor("shop")), "00-db", "data", "db"), "01-web", "shop", "web")))
                .containsExactly("01-web shop (account web) 8080");
        assertThat(opened(join(join(guarded(portsFor("shop")), "00-web", "shop", "web"), "01-db", "data", "db")))
                .containsExactly("01-db shop (account web) 8080");
    }

    @Test
    void whether_anybody_listens_on_undeclared_ports_behind_the_port_of_proxies_is_not_known() {
        var judgement = join(join(guarded(portsFor("shop")), "00-db", "data", "db"), "01-web", "shop", "web")
                .judged();

        assertThat(judgement.calls()).anySatisfy(call -> {
            assertThat(call.port()).isZero();
            assertThat(call.outcome()).isEqualTo(JudgedCall.Outcome.UNKNOWN);
            assertThat(call.weight()).isEqualTo(Grade.CONDITIONAL);
            assertThat(call.because()).contains("the mesh's own port");
        });
    }

    @Test
    void whoever_never_becomes_a_member_or_is_not_let_in_to_that_port_reaches_no_more_than_before() {
        assertThat(opened(join(guarded(portsFor("shop")), "00-db", "data", "db")))
                .isEmpty();
        assertThat(opened(join(join(guarded(portsFor("elsewhere")), "00-db", "data", "db"), "01-web", "shop", "web")))
                .isEmpty();
        assertThat(opened(join(join(guarded(POLICY), "00-db", "data", "db"), "01-web", "shop", "web")))
                .isEmpty();
    }

    private static Shop guarded(String policy) {
        return new Shop().with(SETTINGS).with(policy);
    }
}
