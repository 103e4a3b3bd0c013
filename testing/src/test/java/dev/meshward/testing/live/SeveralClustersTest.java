package dev.meshward.testing.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ForeignCall;
import dev.meshward.dependencies.Dependency;
import dev.meshward.saved.SavedSnapshot;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import dev.meshward.testing.journey.CommandLine;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeveralClustersTest {

    private static final String EAST = Scanning.namespace("shop") + Scanning.deployment("shop", "checkout") + """
        apiVersion: v1
        kind: Service
        metadata: {name: checkout, namespace: shop, labels: {LABEL}}
        spec: {selector: {app: checkout}, ports: [{name: http, port: 80}]}
        ---
        """;

    private static final String EXPORT = """
        apiVersion: multicluster.x-k8s.io/v1alpha1
        kind: ServiceExport
        metadata: {name: checkout, namespace: shop}
        ---
        """;

    private static final String LINKERD_GATEWAY =
            Scanning.namespace("linkerd-multicluster") + Scanning.deployment("linkerd-multicluster", "linkerd-gateway");

    private static final String ISTIO_GATEWAY =
            Scanning.namespace("istio-system") + Scanning.deployment("istio-system", "eastwest") + """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: cross-network, namespace: istio-system}
                spec:
                  selector: {app: eastwest}
                  servers: [{port: {number: 15443, name: tls, protocol: TLS}, tls: {mode: AUTO_PASSTHROUGH}, hosts: ["*.local"]}]
                ---
                """;

    private static final String MIRROR = """
        apiVersion: v1
        kind: Service
        metadata:
          name: checkout-east
          namespace: shop
          labels: {mirror.linkerd.io/mirrored-service: "true", mirror.linkerd.io/cluster-name: east}
          annotations: {mirror.linkerd.io/remote-svc-fq-name: checkout.shop.svc.cluster.local}
        spec: {ports: [{name: http, port: 80}]}
        ---
        """;

    private static final String ENTRY = """
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: far, namespace: shop}
        spec: {hosts: [checkout.shop.global], location: MESH_INTERNAL, ports: [{number: 80, name: http, protocol: HTTP}]}
        ---
        """;

    private static final String STANDS_IN = """
        apiVersion: v1
        kind: Service
        metadata: {name: checkout, namespace: shop}
        spec: {ports: [{name: http, port: 80}]}
        ---
        """;

    @TempDir
    private Path folder;

    private static String caller(String address) {
        return Scanning.namespace("shop") + """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: frontend, namespace: shop}
            spec:
              selector: {matchLabels: {app: frontend}}
              template:
                metadata: {labels: {app: frontend}}
                spec: {containers: [{name: app, image: "app:1", env: [{name: CHECKOUT_URL, value: "http://ADDRESS"}]}]}
            ---
            """.replace("ADDRESS", address);
    }

    private List<ClusterSnapshot> scanned(String east, String west) throws Exception {
        try (var first = StubApiServer.of(east);
                var second = StubApiServer.of(west)) {
            var kubeconfig = kubeconfig(first, second);
            var source = new Source(
                    List.of(),
                    List.of(),
                    Optional.of(new Source.Cluster(Optional.of("east"), Optional.of(kubeconfig))),
                    List.of(new Source.Cluster(Optional.of("west"), Optional.of(kubeconfig))),
                    Set.of(),
                    "",
                    "default",
                    Source.Secrecy.SECRETS_ONLY);
            return new Survey(Survey.Progress.unheard()).scanTogether(source, InputStream.nullInputStream());
        }
    }

    private Path kubeconfig(StubApiServer east, StubApiServer west) throws Exception {
        return Files.writeString(folder.resolve("two.yaml"), """
            apiVersion: v1
            kind: Config
            clusters: [{name: e, cluster: {server: "%s"}}, {name: w, cluster: {server: "%s"}}]
            users: [{name: me, user: {token: secret-token}}]
            contexts: [{name: east, context: {cluster: e, user: me}}, {name: west, context: {cluster: w, user: me}}]
            current-context: east
            """.formatted(east.address(), west.address()));
    }

    @ParameterizedTest
    @CsvSource({
        "mirror.linkerd.io/exported: remote-discovery, mirror, checkout-east, (ingress)",
        "mirror.linkerd.io/exported: 'true', mirror, checkout-east, linkerd-gateway",
        "'', export, checkout.shop.svc.clusterset.local, (ingress)",
        "'', entry, checkout.shop.global, eastwest",
        "'', same name, checkout.shop, eastwest"
    })
    void a_call_into_another_cluster_is_a_call_there_with_its_reason(
            String label, String how, String address, String caller) throws Exception {
        var east = EAST.replace("LABEL", label)
                + switch (how) {
                    case "mirror" -> LINKERD_GATEWAY;
                    case "export" -> EXPORT;
                    default -> ISTIO_GATEWAY;
                };
        var west = caller(address)
                + switch (how) {
                    case "mirror" -> MIRROR;
                    case "entry" -> ENTRY;
                    case "export" -> "";
                    default -> STANDS_IN;
                };
        var clusters = scanned(east, west);
        assertThat(clusters.get(1).foreignCalls()).isEmpty();
        assertThat(clusters.getFirst().foreignCalls())
                .extracting(ForeignCall::cluster, call -> call.caller().name())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("west", "frontend"));
        var call = callOf(clusters.getFirst());
        assertThat(call.from().name()).isEqualTo(caller);
        assertThat(call.port()).isEqualTo(80);
        assertThat(call.evidence().getFirst().because())
                .startsWith("deployment shop/frontend of the cluster west calls it by ");
        assertThat(call.evidence().getFirst().place().file()).startsWith("kube://west/shop/deployment.apps/frontend");
    }

    private static Dependency callOf(ClusterSnapshot cluster) {
        return new Survey(Survey.Progress.unheard())
                .graph(cluster).dependencies().stream()
                        .filter(each -> each.evidence().stream()
                                .anyMatch(evidence -> evidence.kind().equals("other-cluster")))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void what_is_not_offered_is_not_called_from_elsewhere() throws Exception {
        var clusters = scanned(EAST.replace("LABEL", ""), caller("checkout.shop.svc.clusterset.local"));
        assertThat(clusters.getFirst().foreignCalls()).isEmpty();
        var sameName = scanned(EAST.replace("LABEL", ""), caller("checkout.shop") + STANDS_IN);
        assertThat(sameName.getFirst().foreignCalls()).isEmpty();
    }

    @Test
    void calls_from_elsewhere_are_saved_with_the_snapshot() throws Exception {
        var clusters = scanned(EAST.replace("LABEL", "") + EXPORT, caller("checkout.shop.svc.clusterset.local"));
        var recalled = SavedSnapshot.read(SavedSnapshot.write(clusters.getFirst()));
        assertThat(recalled)
                .isInstanceOfSatisfying(
                        SavedSnapshot.Recalled.Read.class,
                        read -> assertThat(read.snapshot().foreignCalls())
                                .isEqualTo(clusters.getFirst().foreignCalls())
                                .hasSize(1));
    }

    @Test
    void each_cluster_has_its_plan_and_callers_come_first() throws Exception {
        try (var east = StubApiServer.of(EAST.replace("LABEL", "") + EXPORT);
                var west = StubApiServer.of(caller("checkout.shop.svc.clusterset.local"))) {
            var kubeconfig = kubeconfig(east, west).toString();
            var ended = CommandLine.in(folder)
                    .run(
                            "plan",
                            "--context",
                            "east",
                            "--context",
                            "west",
                            "--kubeconfig",
                            kubeconfig,
                            "--mesh",
                            "istio",
                            "--out",
                            "both");
            assertThat(ended.exitCode()).as(ended.said()).isZero();
            var order = Files.readString(folder.resolve("both/clusters.md"));
            assertThat(order.indexOf("1. west")).isPositive().isLessThan(order.indexOf("2. east"));
            assertThat(order)
                    .contains("shop/checkout of east is called by deployment shop/frontend of west (the name"
                            + " checkout.shop.svc.clusterset.local)");
            assertThat(Files.readString(folder.resolve("both/east/plan.json"))).contains("(ingress)");
            var judged = CommandLine.in(folder).run("judge", "both/east");
            assertThat(judged.exitCode()).as(judged.said()).isZero();
            assertThat(east.asked()).allMatch(Asked::isReadOnly);
            assertThat(west.asked()).allMatch(Asked::isReadOnly);
        }
    }

    @Test
    void saved_snapshots_and_folders_are_as_good_as_contexts() throws Exception {
        var callerInWest = caller("checkout.shop.svc.clusterset.local");
        var live = scanned(EAST.replace("LABEL", "") + EXPORT, callerInWest).getFirst();
        Files.writeString(folder.resolve("east.yaml"), EAST.replace("LABEL", "") + EXPORT);
        Files.writeString(folder.resolve("west"), callerInWest);
        said("scan", "west", "-o", "west.json.gz");
        said("scan", "east.yaml", "--beside", "west.json.gz", "-o", "east.json");
        assertThat(recalled("east.json").foreignCalls())
                .extracting(ForeignCall::cluster, ForeignCall::caller, ForeignCall::service, ForeignCall::way)
                .containsExactlyElementsOf(live.foreignCalls().stream()
                        .map(call -> org.assertj.core.groups.Tuple.tuple(
                                call.cluster(), call.caller(), call.service(), call.way()))
                        .toList());
        said("plan", "east.yaml", "--beside", "west", "--mesh", "istio", "--out", "both");
        assertThat(Files.readString(folder.resolve("both/clusters.md")))
                .contains("1. west", "2. east.yaml", "is called by deployment shop/frontend of west");
    }

    @Test
    void what_is_known_of_a_third_cluster_stays_known() throws Exception {
        Files.writeString(folder.resolve("east.yaml"), EAST.replace("LABEL", "") + EXPORT);
        Files.writeString(folder.resolve("west"), caller("checkout.shop.svc.clusterset.local"));
        Files.writeString(folder.resolve("north"), caller("checkout.shop.svc.clusterset.local"));
        said("scan", "east.yaml", "--beside", "west", "-o", "east.json");
        said("scan", "east.json", "--beside", "north", "-o", "all.json");
        assertThat(recalled("all.json").foreignCalls())
                .extracting(ForeignCall::cluster)
                .containsExactly("north", "west");
    }

    @Test
    void clusters_of_one_name_are_not_told_apart_by_guessing() throws Exception {
        Files.writeString(folder.resolve("east.yaml"), EAST.replace("LABEL", ""));
        var ended = CommandLine.in(folder).run("scan", "east.yaml", "--beside", "east.yaml", "-o", "both.json.gz");
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).contains("Two of the clusters are called \"east.yaml\"");
    }

    private String said(String... words) {
        var ended = CommandLine.in(folder).run(words);
        assertThat(ended.exitCode()).as(ended.said()).isZero();
        return ended.said();
    }

    private ClusterSnapshot recalled(String file) throws Exception {
        return ((SavedSnapshot.Recalled.Read) SavedSnapshot.read(Files.readAllBytes(folder.resolve(file)))).snapshot();
    }
}
