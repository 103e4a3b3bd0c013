package dev.meshward.testing.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshward.live.ClusterAddress;
import dev.meshward.live.ClusterRefused;
import dev.meshward.live.LiveCluster;
import dev.meshward.live.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster is reached as kubectl reaches it with the same kubeconfig, or not at all. */
class KubeconfigTest {

    private static final String CONTEXTS = """
        apiVersion: v1
        kind: Config
        clusters:
          - {name: stub, cluster: {server: "%1$s/"}}
          - {name: gone, cluster: {server: "http://127.0.0.1:1"}}
          - {name: proxied, cluster: {server: "http://api.example.org", proxy-url: "%1$s"}}
        users:
          - {name: token, user: {token: said-aloud}}
          - {name: file, user: {tokenFile: "%2$s/token"}}
          - {name: password, user: {username: ann, password: b}}
          - {name: other, user: {token: said-aloud, as: reader, as-groups: [viewers]}}
          - name: plugin
            user:
              exec: {apiVersion: client.authentication.k8s.io/v1, command: "%2$s/plugin", interactiveMode: Never}
        contexts:
          - {name: token, context: {cluster: stub, user: token}}
          - {name: file, context: {cluster: stub, user: file}}
          - {name: password, context: {cluster: stub, user: password}}
          - {name: other, context: {cluster: stub, user: other}}
          - {name: plugin, context: {cluster: stub, user: plugin}}
          - {name: gone, context: {cluster: gone, user: token}}
          - {name: proxied, context: {cluster: proxied, user: token}}
        current-context: token
        """;

    @TempDir
    private Path folder;

    private StubApiServer server = StubApiServer.of(Scanning.pods("shop", 1));

    @BeforeEach
    void writeKubeconfig() throws IOException {
        Files.writeString(folder.resolve("config"), CONTEXTS.formatted(server.address(), folder));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String reached(Optional<String> context) throws ClusterRefused {
        var address = new ClusterAddress(context, Optional.of(folder.resolve("config")));
        try (var cluster = LiveCluster.reach(address, Map.of(), Watch.unseen())) {
            return cluster.name();
        }
    }

    private String authorizationIn(String context) throws ClusterRefused {
        assertThat(reached(Optional.of(context))).isEqualTo(context);
        return server.asked().getLast().headers().getOrDefault("authorization", "none");
    }

    @Test
    void tokens_files_of_tokens_and_passwords_are_used() throws Exception {
        Files.writeString(folder.resolve("token"), "from-a-file");
        assertThat(authorizationIn("token")).isEqualTo("Bearer said-aloud");
        assertThat(authorizationIn("file")).isEqualTo("Bearer from-a-file");
        assertThat(authorizationIn("password")).isEqualTo("Basic YW5uOmI=");
    }

    @Test
    void a_plugin_is_asked_for_credentials() throws Exception {
        Files.writeString(folder.resolve("plugin"), """
            #!/bin/sh
            echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"plugged-in"}}'
            """);
        Files.setPosixFilePermissions(folder.resolve("plugin"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(authorizationIn("plugin")).isEqualTo("Bearer plugged-in");
    }

    @Test
    void who_reads_as_somebody_else_says_so() throws Exception {
        authorizationIn("other");
        assertThat(server.asked().getLast().headers())
                .containsEntry("impersonate-user", "reader")
                .containsEntry("impersonate-group", "viewers");
    }

    @Test
    void a_proxy_of_the_kubeconfig_is_used() throws Exception {
        reached(Optional.of("proxied"));
        assertThat(server.asked().getLast().target()).isEqualTo("http://api.example.org/version");
    }

    @Test
    void without_a_name_the_current_context_is_meant() throws Exception {
        assertThat(reached(Optional.empty())).isEqualTo("token");
    }

    @Test
    void a_wrong_name_never_ends_at_the_current_context() {
        assertThatThrownBy(() -> reached(Optional.of("prod")))
                .isInstanceOf(ClusterRefused.class)
                .hasMessageContaining(
                        "has no context prod; it has file, gone, other, password, plugin, proxied, token.");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void nobody_at_the_address_is_said_in_plain_words() {
        assertThatThrownBy(() -> reached(Optional.of("gone")))
                .hasMessage("The cluster gone cannot be reached: nobody answers at its address.");
    }

    @Test
    void a_kubeconfig_that_is_missing_or_damaged_is_named() throws Exception {
        var missing = new ClusterAddress(Optional.empty(), Optional.of(folder.resolve("nowhere")));
        assertThatThrownBy(() -> LiveCluster.reach(missing, Map.of(), Watch.unseen()))
                .hasMessageContaining("nowhere");
        Files.writeString(folder.resolve("config"), "kind: [");
        assertThatThrownBy(() -> reached(Optional.empty()))
                .isInstanceOf(ClusterRefused.class)
                .hasMessageContaining("config");
    }

    @Test
    void outside_of_a_pod_there_is_no_cluster_around_us() {
        var inside = new ClusterAddress(Optional.of(ClusterAddress.IN_CLUSTER), Optional.empty());
        assertThatThrownBy(() -> LiveCluster.reach(inside, Map.of(), Watch.unseen()))
                .hasMessageContaining("does not run in a pod");
    }
}
