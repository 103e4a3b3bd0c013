package dev.meshward.judge;

import static dev.meshward.judge.Grade.CONDITIONAL;
import static dev.meshward.judge.Grade.UNSAFE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pods run when: a template that changes is itself a rollout, and pods behind one name may differ. */
class PodsOnTheWayTest {

    /** Somebody of a namespace that never joins, who calls the database too. */
    private static final String BUYER = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: market}
        ---
        apiVersion: apps/v1
        kind: %s
        metadata: {name: buyer, namespace: market}
        spec:
          %s
          selector: {matchLabels: {app: buyer}}
          template:
            metadata: {labels: {app: buyer}}
            spec:
              serviceAccountName: buyer
              containers:
                - name: buyer
                  image: registry.example/buyer:1
                  env: [{name: DB_URL, value: "http://db.data:80"}]
        """;

    private static String patch(String kind, String value) {
        return """
            apiVersion: apps/v1
            kind: %s
            metadata: {name: buyer, namespace: market}
            spec: {template: {metadata: {labels: {sidecar.istio.io/inject: %s}}}}
            """.formatted(kind, value);
    }

    private static Shop joined(Shop shop) {
        return shop.join("00-join-shop", "shop", "web").join("01-join-data", "data", "db");
    }

    /** The buyer's pods get a proxy by a template of their own; then the database asks for mutual TLS. */
    private static Grade strictAfterTemplate(String kind, String spec, String condition) {
        var step = Shop.step("patch", "patch/buyer.yaml", "").replace("\"done\"", condition);
        return joined(new Shop().with(BUYER.formatted(kind, spec)))
                .stage(
                        "02-template",
                        "patch/buyer.yaml",
                        patch(kind, "\"true\""),
                        "steps.json",
                        "[" + step + "]",
                        "undo/patch/buyer.yaml",
                        patch(kind, "null"),
                        "undo/steps.json",
                        "[" + Shop.step("patch", "undo/patch/buyer.yaml", "") + "]")
                .create("03-strict", "peerauthentication", "default", Shop.strict("data"))
                .grades()
                .getLast();
    }

    @Test
    void a_patch_of_a_template_makes_new_pods_by_itself() {
        assertThat(strictAfterTemplate("Deployment", "replicas: 1", "\"done\"")).isEqualTo(CONDITIONAL);
    }

    @Test
    void whoever_waits_for_nothing_has_new_pods_at_the_end_of_the_stage() {
        assertThat(strictAfterTemplate("Deployment", "replicas: 1", "\"\"")).isEqualTo(CONDITIONAL);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
        Deployment  | paused: true
        StatefulSet | updateStrategy: {rollingUpdate: {partition: 1}}
        StatefulSet | updateStrategy: {type: OnDelete}
        DaemonSet   | updateStrategy: {type: OnDelete}
        """)
    void pods_that_nobody_replaces_keep_the_template_they_were_made_from(String kind, String spec) {
        assertThat(strictAfterTemplate(kind, spec, "\"done\"")).isEqualTo(UNSAFE);
    }

    /** Two workloads behind one name; a stranger to the mesh is the one that opts out. */
    private static final String CACHES = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cache-a, namespace: data}
        spec:
          selector: {matchLabels: {app: cache, part: a}}
          template:
            metadata: {labels: {app: cache, part: a}}
            spec: {containers: [{name: cache, image: registry.example/cache:1, ports: [{containerPort: 8090}]}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cache-b, namespace: data}
        spec:
          selector: {matchLabels: {app: cache, part: b}}
          template:
            metadata: {labels: {app: cache, part: b, sidecar.istio.io/inject: "%s"}}
            spec: {containers: [{name: cache, image: registry.example/cache:1, ports: [{containerPort: 8090}]}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: cache, namespace: data}
        spec:
          clusterIP: %s
          selector: {app: cache}
          ports: [{name: http, port: 8090, targetPort: 8090}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: asker, namespace: shop}
        spec:
          selector: {matchLabels: {app: asker}}
          template:
            metadata: {labels: {app: asker}}
            spec:
              containers:
                - name: asker
                  image: registry.example/asker:1
                  env: [{name: CACHE_URL, value: "http://cache.data:8090"}]
        """;

    private static final String STRICT_A = """
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: {name: cache-a, namespace: data}
        spec: {selector: {matchLabels: {part: a}}, mtls: {mode: STRICT}}
        """;

    private static Shop strictCache(String inject, String clusterIp) {
        var label = "apiVersion: v1\nkind: Namespace\nmetadata: {name: %s, labels: {istio-injection: %s}}\n";
        return new Shop()
                .with(CACHES.formatted(inject, clusterIp))
                .with(label.formatted("shop", "enabled"))
                .with(label.formatted("data", "enabled"))
                .create("00-strict", "peerauthentication", "cache-a", STRICT_A);
    }

    @Test
    void one_pod_without_a_proxy_behind_a_headless_service_takes_mutual_TLS_from_all_calls_by_its_name() {
        var stage = strictCache("false", "None").judged().stages().getLast();

        assertThat(stage.grade()).isEqualTo(UNSAFE);
        assertThat(stage.counterexample()).hasValueSatisfying(call -> {
            assertThat(call.caller()).isEqualTo("asker");
            assertThat(call.callee()).isEqualTo("cache-a");
            assertThat(call.rule()).isEqualTo("PeerAuthentication data/cache-a");
        });
    }

    @Test
    void where_every_pod_behind_a_headless_service_has_a_proxy_calls_by_its_name_keep_mutual_TLS() {
        assertThat(strictCache("true", "None").grades()).containsExactly(CONDITIONAL);
    }

    @Test
    void a_service_with_an_address_of_its_own_takes_each_pod_for_itself() {
        assertThat(strictCache("false", "10.0.0.7").grades()).containsExactly(CONDITIONAL);
    }

    @Test
    void pods_behind_a_headless_service_that_are_just_being_replaced_count_as_both() {
        var label = "apiVersion: v1\nkind: Namespace\nmetadata: {name: %s, labels: {istio-injection: enabled}}\n";
        var judged = new Shop()
                .with(CACHES.formatted("true", "None"))
                .with(label.formatted("shop"))
                .with(label.formatted("data"))
                .with(STRICT_A)
                .stage(
                        "00-leave",
                        "patch/b.yaml",
                        inject("false"),
                        "steps.json",
                        "[" + Shop.step("patch", "patch/b.yaml", "") + "]",
                        "undo/patch/b.yaml",
                        inject("true"),
                        "undo/steps.json",
                        "[" + Shop.step("patch", "undo/patch/b.yaml", "") + "]")
                .judged();

        assertThat(judged.stages().getLast().calls()).anySatisfy(call -> {
            assertThat(call.callee()).isEqualTo("cache-a");
            assertThat(call.outcome()).isEqualTo(JudgedCall.Outcome.REFUSED);
        });
    }

    private static String inject(String value) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: cache-b, namespace: data}
            spec: {template: {metadata: {labels: {sidecar.istio.io/inject: "%s"}}}}
            """.formatted(value);
    }
}
