package dev.meshward.testing.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.testing.journey.CommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dry run sends what a plan would do, and every request that could change something says that nothing is kept. */
class DryRunTest {

    private static final String OBJECTS = Scanning.namespace("shop") + Scanning.deployment("shop", "checkout") + """
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: {name: other, namespace: away}
        spec: {mtls: {mode: PERMISSIVE}}
        """;

    @TempDir
    private Path folder;

    private CommandLine.Ended planned(StubApiServer server, String... more) throws Exception {
        Files.writeString(
                folder.resolve("shop.yaml"), Scanning.namespace("shop") + Scanning.deployment("shop", "checkout"));
        server.kubeconfig(folder);
        var words = new ArrayList<>(List.of("plan", "shop.yaml", "--mesh", "istio", "--out", "rollout"));
        words.addAll(List.of(more));
        return CommandLine.in(folder).run(words.toArray(String[]::new));
    }

    private static boolean isPatch(Asked asked) {
        return asked.method().equals("PATCH");
    }

    private static boolean keepsNothing(Asked asked) {
        return asked.isReadOnly() || (isPatch(asked) && asked.target().contains("?dryRun=All&"));
    }

    private String[] against() {
        return new String[] {"--dry-run-against", "stub", "--dry-run-kubeconfig", "kubeconfig"};
    }

    @Test
    void every_object_and_patch_is_asked_about_and_nothing_is_kept() throws Exception {
        try (var server = StubApiServer.of(OBJECTS)) {
            var ended = planned(server, against());
            assertThat(ended.exitCode()).as(ended.said()).isZero();
            assertThat(server.asked()).allMatch(DryRunTest::keepsNothing);
            assertThat(server.asked())
                    .filteredOn(DryRunTest::isPatch)
                    .extracting(Asked::path)
                    .contains(
                            "/api/v1/namespaces/istio-system",
                            "/api/v1/namespaces/shop",
                            "/apis/security.istio.io/v1/namespaces/shop/peerauthentications/default");
            assertThat(ended.err())
                    .contains("Dry run against stub", "0 refused", "nothing was kept", "not asked: stages/");
        }
    }

    @Test
    void what_the_server_refuses_is_told_in_its_own_words_and_the_answer_is_no() throws Exception {
        try (var server = StubApiServer.of(OBJECTS)) {
            server.spoil(
                    asked -> isPatch(asked) && asked.path().equals("/api/v1/namespaces/shop"),
                    Mood.refuses(422, "labels: our policy wants a team"));
            server.spoil(
                    asked -> isPatch(asked) && asked.path().contains("peerauthentications"),
                    Mood.refuses(403, "User may not patch peerauthentications"));
            var ended = planned(server, against());
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.err())
                    .containsPattern(
                            "refused by stub: stages/.*/patch/namespace-shop.yaml: labels: our policy wants a team")
                    .containsPattern("not known: stages/.*peerauthentication.*: User may not patch");
            assertThat(folder.resolve("rollout/plan.json")).isRegularFile();
        }
    }

    @Test
    void without_being_asked_for_it_sends_nothing() throws Exception {
        try (var server = StubApiServer.of(OBJECTS)) {
            assertThat(planned(server).exitCode()).isZero();
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void a_cluster_that_cannot_be_reached_is_exit_code_3() throws Exception {
        var server = StubApiServer.of(OBJECTS);
        server.close();
        var ended = planned(server, against());
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).contains("the dry run was not made");
    }
}
