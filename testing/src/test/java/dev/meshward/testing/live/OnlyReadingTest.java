package dev.meshward.testing.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.testing.journey.CommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever command reads a cluster, it reads: the server remembers every request. */
class OnlyReadingTest {

    private static final String OBJECTS = Scanning.namespace("shop")
            + Scanning.deployment("shop", "checkout")
            + "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: shop}\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scan -o s.json",
                "graph",
                "check --mesh istio",
                "check --mesh istio --overlay fix.yaml",
                "plan --mesh linkerd --out rollout",
                "plan --mesh istio --why shop"
            })
    void a_command_only_reads_and_asks_for_no_secret(String words) throws Exception {
        Files.writeString(folder.resolve("fix.yaml"), Scanning.deployment("shop", "cart"));
        try (var server = StubApiServer.of(OBJECTS)) {
            var arguments = new ArrayList<>(List.of(words.split(" ")));
            arguments.addAll(List.of("--kubeconfig", server.kubeconfig(folder).toString(), "--context", "stub"));
            var ended = CommandLine.in(folder).run(arguments.toArray(String[]::new));
            assertThat(ended.exitCode()).as(ended.err()).isIn(0, 1);
            assertThat(ended.said()).doesNotContain("secret-token");
            assertThat(server.asked()).isNotEmpty().allMatch(Asked::isReadOnly);
            assertThat(server.asked()).anyMatch(asked -> asked.path().equals("/apis/apps/v1/deployments"));
        }
    }

    @Test
    void a_cluster_that_cannot_be_reached_is_exit_code_3() throws Exception {
        var server = StubApiServer.of(OBJECTS);
        var kubeconfig = server.kubeconfig(folder).toString();
        server.close();
        var ended = CommandLine.in(folder).run("scan", "--kubeconfig", kubeconfig);
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).contains("stub cannot be reached");
    }

    @Test
    void a_missing_right_is_exit_code_4_and_named() throws Exception {
        try (var server = StubApiServer.of(OBJECTS).deny(asked -> asked.path().equals("/apis/apps/v1/deployments"))) {
            server.rules("shop", "{\"resourceRules\":[],\"incomplete\":false}");
            var ended = CommandLine.in(folder)
                    .run("scan", "--kubeconfig", server.kubeconfig(folder).toString(), "-o", "s.json");
            assertThat(ended.exitCode()).isEqualTo(4);
            assertThat(ended.err())
                    .contains("not read: deployments.apps of the cluster: we have no right to list them; so these"
                            + " workloads");
        }
    }
}
