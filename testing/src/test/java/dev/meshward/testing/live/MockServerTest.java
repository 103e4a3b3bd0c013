package dev.meshward.testing.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.live.ClusterAddress;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.scan.LiveProgress;
import dev.meshward.scan.LiveScan;
import dev.meshward.scan.ScanOptions;
import dev.meshward.testing.Repository;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.fabric8.mockwebserver.dsl.TimesOnceableOrHttpHeaderable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that others wrote, which keeps objects as they are sent to it; what it serves is told by hand. */
class MockServerTest {

    /** Says every request aloud; kept here, since the level goes with the logger. */
    private static final Logger TALK = Logger.getLogger("io.fabric8.mockwebserver");

    @TempDir
    private Path folder;

    private final Map<ServerRequest, Queue<ServerResponse>> answers = new HashMap<>();
    private final KubernetesMockServer server = new KubernetesMockServer(
            new Context(), new MockWebServer(), answers, new KubernetesMixedDispatcher(answers), false);
    private final List<Manifest> objects = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        TALK.setLevel(Level.WARNING);
        server.init();
        try (var files = Files.walk(Repository.here().at("sample-clusters/corner-shop/cluster"))) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                objects.addAll(ManifestReader.several(Files.readString(file)));
            }
        }
        objects.removeIf(object -> object.key().kind().equals("Secret"));
    }

    @AfterEach
    void stop() {
        server.destroy();
    }

    private void tellWhatIsServed() {
        var served = new ServedObjects(objects);
        expect("/api", "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}");
        expect("/apis", text(ServedObjects.json(served.groups())));
        served.kinds().stream()
                .map(ServedObjects.Kind::root)
                .distinct()
                .forEach(root -> expect(root, text(ServedObjects.json(served.resources(root)))));
        server.expect()
                .post()
                .withPath("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")
                .andReturn(201, "{\"status\":{\"allowed\":true}}")
                .always();
    }

    private void expect(String path, String answer) {
        server.expect().get().withPath(path).andReturn(200, answer).always();
    }

    private TimesOnceableOrHttpHeaderable<Void> refuse(String path, int code) {
        return server.expect()
                .get()
                .withPath(path)
                .andReturn(code, "{\"kind\":\"Status\",\"message\":\"the server said " + code + "\"}");
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private void create() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            for (var object : objects) {
                var request = HttpRequest.newBuilder(URI.create(server.url(collection(object))))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(ManifestWriter.compactJson(object.content())))
                        .build();
                var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            }
        }
    }

    private String collection(Manifest object) {
        var kind = new ServedObjects(List.of(object))
                .kinds().stream()
                        .filter(each -> each.kind().equals(object.key().kind()))
                        .findFirst()
                        .orElseThrow();
        var namespace = object.key().namespace();
        return kind.root() + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + kind.plural();
    }

    private ClusterSnapshot scan() throws Exception {
        var kubeconfig = Files.writeString(
                folder.resolve("kubeconfig"), """
                    apiVersion: v1
                    kind: Config
                    clusters: [{name: mock, cluster: {server: "%s"}}]
                    users: [{name: mock, user: {token: secret-token}}]
                    contexts: [{name: mock, context: {cluster: mock, user: mock}}]
                    """.formatted(server.url("").replaceFirst("/$", "")));
        var address = new ClusterAddress(Optional.of("mock"), Optional.of(kubeconfig));
        return new LiveScan(Map.of(), ScanOptions.everything(), LiveProgress.unseen())
                .scan(address)
                .snapshot();
    }

    @Test
    void every_object_that_was_created_is_seen() throws Exception {
        tellWhatIsServed();
        create();
        var seen = scan();
        assertThat(seen.notSeen()).isEmpty();
        assertThat(seen.objects().stream().map(Manifest::key))
                .containsExactlyInAnyOrderElementsOf(
                        objects.stream().map(Manifest::key).toList());
        assertThat(seen.workloads()).isNotEmpty();
    }

    @Test
    void trouble_that_passes_leaves_no_trace_and_a_refusal_is_a_gap() throws Exception {
        refuse("/apis/apps/v1/deployments?limit=500", 500).once();
        refuse("/api/v1/services?limit=500", 403).always();
        refuse("/api/v1/namespaces/shop/services?limit=500", 403).always();
        tellWhatIsServed();
        create();
        var seen = scan();
        assertThat(Scanning.notSeen(seen)).containsExactly("services in shop");
        assertThat(seen.workloadsIn("shop")).isNotEmpty();
        assertThat(seen.services())
                .isNotEmpty()
                .noneMatch(service -> service.id().namespace().equals("shop"));
    }
}
