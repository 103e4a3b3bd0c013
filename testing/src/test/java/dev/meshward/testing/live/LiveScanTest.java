package dev.meshward.testing.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.scan.ManifestScan;
import dev.meshward.scan.SavedFormat;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.Source;
import dev.meshward.testing.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a cluster that is read from its API server, whatever that server does. */
class LiveScanTest {

    private static final Predicate<Asked> PODS = asked -> asked.path().equals("/api/v1/pods");
    private static final Predicate<Asked> LATER_PODS =
            PODS.and(asked -> asked.target().contains("continue="));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"corner-shop", "northwind-rail", "half-meshed"})
    void a_cluster_gives_the_same_snapshot_as_the_files_it_was_made_from(String story) throws Exception {
        var objects = objects(Repository.here().at("sample-clusters/" + story + "/cluster"));
        var file = folder.resolve("cluster.yaml");
        Files.writeString(
                file,
                objects.stream()
                        .map(object -> ManifestWriter.yaml(object.content()))
                        .collect(Collectors.joining("---\n")));
        var fromFiles = new ManifestScan(SavedFormat.none())
                .scan(List.of(new Source.OfPath(file)), ScanOptions.everything())
                .snapshot();
        try (var server = StubApiServer.of(objects)) {
            var live = new Scanning(server, folder).scan();
            assertThat(contents(live)).isEqualTo(contents(fromFiles));
            assertThat(workloads(live)).isEqualTo(workloads(fromFiles));
            assertThat(live.namespaces().stream().map(namespace -> namespace.name() + namespace.labels()))
                    .isEqualTo(fromFiles.namespaces().stream()
                            .map(namespace -> namespace.name() + namespace.labels())
                            .toList());
            assertThat(live.services()).hasSameSizeAs(fromFiles.services());
            assertThat(live.notSeen()).isEmpty();
        }
    }

    /** All that a live scan asks for. */
    private static List<Manifest> objects(Path files) throws Exception {
        var manifests = new ArrayList<Manifest>();
        try (var paths = Files.walk(files)) {
            for (var path : paths.filter(Files::isRegularFile).sorted().toList()) {
                manifests.addAll(ManifestReader.several(Files.readString(path)));
            }
        }
        manifests.removeIf(object -> object.key().kind().equals("Secret"));
        return manifests;
    }

    /** Places differ, since one came from lines of a file and the other from a server. */
    private static Map<ObjectKey, Object> contents(ClusterSnapshot snapshot) {
        return snapshot.objects().stream().collect(Collectors.toMap(Manifest::key, Manifest::content));
    }

    private static List<String> workloads(ClusterSnapshot snapshot) {
        return snapshot.workloads().stream()
                .map(workload ->
                        workload.id() + " " + workload.replicas() + " " + workload.restart() + " " + workload.owner())
                .toList();
    }

    @Test
    void a_long_list_is_read_page_by_page_and_whole() {
        try (var server = StubApiServer.of(Scanning.pods("shop", 1201))) {
            assertThat(scan(server).workloads()).hasSize(1201);
            assertThat(server.asked().stream().filter(PODS).map(Asked::target))
                    .containsExactly(
                            "/api/v1/pods?limit=500",
                            "/api/v1/pods?limit=500&continue=from%3D500%26so%2Bon",
                            "/api/v1/pods?limit=500&continue=from%3D1000%26so%2Bon");
        }
    }

    @Test
    void places_lead_to_the_object_in_its_cluster() {
        try (var server = StubApiServer.of(Scanning.deployment("shop", "checkout"))) {
            assertThat(scan(server).objects().getFirst().place())
                    .hasToString("kube://stub/shop/deployment.apps/checkout:1");
        }
    }

    @Test
    void an_expired_token_begins_the_list_again_and_nothing_comes_twice() {
        try (var server = StubApiServer.of(Scanning.pods("shop", 1201))) {
            server.upset(LATER_PODS, Mood.refuses(410, "the provided continue parameter is too old"));
            var snapshot = scan(server);
            assertThat(snapshot.workloads()).hasSize(1201);
            assertThat(snapshot.gaps()).allMatch(ScanGap.NotLooked.class::isInstance);
            assertThat(server.asked().stream().filter(PODS)).hasSize(5);
        }
    }

    @Test
    void tokens_that_always_expire_end_in_one_list_of_everything() {
        try (var server = StubApiServer.of(Scanning.pods("shop", 700))) {
            server.spoil(LATER_PODS, Mood.refuses(410, "too old"));
            assertThat(scan(server).workloads()).hasSize(700);
            assertThat(server.asked().stream().filter(PODS).toList().getLast().target())
                    .isEqualTo("/api/v1/pods");
        }
    }

    @Test
    void a_busy_server_is_left_alone_as_long_as_it_asks() {
        try (var server = StubApiServer.of(Scanning.pods("shop", 3))) {
            server.upset(PODS, Mood.busy(2), Mood.busy(1));
            long began = System.nanoTime();
            assertThat(scan(server).workloads()).hasSize(3);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void trouble_that_passes_leaves_no_trace() {
        try (var server = StubApiServer.of(Scanning.pods("shop", 40))) {
            server.upset(PODS, Mood.refuses(500, "etcd leader changed"), new Mood.CutsOff(), new Mood.LosesTheEnd());
            var snapshot = scan(server);
            assertThat(snapshot.workloads()).hasSize(40);
            assertThat(snapshot.notSeen()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void trouble_that_stays_becomes_a_gap_and_the_rest_is_read(int which) {
        var mood = List.of(Mood.refuses(500, "etcd is ill"), new Mood.CutsOff(), new Mood.LosesTheEnd())
                .get(which);
        try (var server =
                StubApiServer.of(Scanning.pods("shop", 40) + "---\n" + Scanning.deployment("shop", "checkout"))) {
            server.spoil(PODS, mood);
            var snapshot = scan(server);
            int pods = snapshot.workloads().size() - 1;
            assertThat(pods).isBetween(0, which == 0 ? 0 : 39);
            assertThat(Scanning.notSeen(snapshot)).containsExactly("pods of the cluster");
            assertThat(snapshot.notSeen().getFirst().because())
                    .startsWith("after " + pods + " of them reading ended: ");
            assertThat(snapshot.notSeen().getFirst().because()).endsWith("their calls");
        }
    }

    @Test
    void what_came_before_the_trouble_is_kept() {
        try (var server = StubApiServer.of(Scanning.pods("shop", 700))) {
            server.spoil(LATER_PODS, Mood.refuses(503, "no endpoints"));
            var snapshot = scan(server);
            assertThat(snapshot.workloads()).hasSize(500);
            assertThat(snapshot.notSeen().getFirst().because()).contains("after 500 of them", "no endpoints");
        }
    }

    @Test
    void a_group_that_is_down_hides_only_itself() {
        var policy = "apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: {name: a, namespace: shop}\n---\n";
        var metrics =
                "apiVersion: metrics.k8s.io/v1beta1\nkind: PodMetrics\nmetadata: {name: a, namespace: shop}\n---\n";
        try (var server = StubApiServer.of(policy + metrics + Scanning.deployment("shop", "checkout"))) {
            server.spoil(
                    asked -> asked.path().matches("/apis/(networking.istio|metrics.k8s).io/.*"),
                    Mood.refuses(503, "down"));
            var snapshot = scan(server);
            assertThat(snapshot.workloads()).hasSize(1);
            assertThat(Scanning.notSeen(snapshot)).containsExactly("all of networking.istio.io of the cluster");
            assertThat(snapshot.gaps())
                    .anyMatch(gap -> gap.where().equals("API group metrics.k8s.io") && !gap.matters());
        }
    }

    @Test
    void kinds_nobody_has_heard_of_are_read_in_the_version_the_server_serves() {
        var unknown = "apiVersion: mesh.example.org/v3alpha9\nkind: Passage\nmetadata: {name: a, namespace: shop}\n";
        try (var server = StubApiServer.of(unknown)) {
            assertThat(scan(server).objects())
                    .extracting(Manifest::apiVersion)
                    .containsExactly("mesh.example.org/v3alpha9");
        }
    }

    @Test
    void secrets_are_never_asked_for() {
        var secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: shop}\n---\n";
        try (var server = StubApiServer.of(secret + Scanning.deployment("shop", "checkout"))) {
            var snapshot = scan(server);
            assertThat(server.asked())
                    .allMatch(Asked::isReadOnly)
                    .noneMatch(asked -> asked.target().contains("secrets"));
            assertThat(snapshot.gaps()).anyMatch(gap -> gap.where().equals("Secrets"));
        }
    }

    @Test
    void only_the_named_namespace_is_read_where_one_is_named() {
        var objects = Scanning.namespace("shop")
                + Scanning.deployment("shop", "checkout")
                + Scanning.deployment("bank", "ledger");
        try (var server = StubApiServer.of(objects)) {
            assertThat(new Scanning(server, folder).scan(Set.of("shop")).workloads())
                    .hasSize(1);
            assertThat(server.asked()).noneMatch(asked -> asked.path().equals("/apis/apps/v1/deployments"));
        }
    }

    private ClusterSnapshot scan(StubApiServer server) {
        return new Scanning(server, folder).scan();
    }

    @Test
    void a_server_that_does_not_know_us_is_no_cluster_without_objects() {
        assertRefused(server -> server.spoil(_ -> true, Mood.refuses(401, "Unauthorized")), "does not know who we are");
    }

    @Test
    void a_page_to_log_in_is_no_api_server() {
        assertRefused(
                server -> server.spoil(asked -> asked.path().startsWith("/api"), new Mood.LosesTheEnd()),
                "no API server");
    }

    private void assertRefused(Function<StubApiServer, StubApiServer> spoiling, String words) {
        try (var server = StubApiServer.of(Scanning.pods("shop", 1))) {
            spoiling.apply(server);
            assertThatThrownBy(() -> scan(server)).hasMessageContaining(words);
        }
    }
}
