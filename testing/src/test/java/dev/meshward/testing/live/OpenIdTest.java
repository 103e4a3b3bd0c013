package dev.meshward.testing.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshward.live.ClusterAddress;
import dev.meshward.live.ClusterRefused;
import dev.meshward.live.LiveCluster;
import dev.meshward.live.Watch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token of an OpenID provider is renewed as kubectl does it, but for one thing: nothing is written. */
class OpenIdTest {

    @TempDir
    private Path folder;

    private Path kubeconfig(StubApiServer server, IdentityProvider provider, String token) throws IOException {
        var file = folder.resolve("config");
        return Files.writeString(file, """
            apiVersion: v1
            kind: Config
            clusters: [{name: stub, cluster: {server: "%s"}}]
            users:
              - name: ann
                user:
                  auth-provider:
                    name: oidc
                    config: {idp-issuer-url: "%s", client-id: kube, client-secret: s, id-token: %s, refresh-token: first}
            contexts: [{name: prod, context: {cluster: stub, user: ann}}]
            current-context: prod
            """.formatted(server.address(), provider.address(), token));
    }

    private static void reach(Path kubeconfig) throws ClusterRefused {
        var address = new ClusterAddress(Optional.empty(), Optional.of(kubeconfig));
        try (var cluster = LiveCluster.reach(address, Map.of(), Watch.unseen())) {
            cluster.discover();
        }
    }

    @Test
    void an_expired_token_is_renewed_once_and_the_kubeconfig_stays_as_it_is() throws Exception {
        try (var server = StubApiServer.of(Scanning.pods("shop", 1));
                var provider = new IdentityProvider()) {
            var file = kubeconfig(
                    server,
                    provider,
                    IdentityProvider.token("old", Instant.now().minusSeconds(60)));
            var before = Files.readAllBytes(file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            var written = Files.getLastModifiedTime(file);
            reach(file);
            assertThat(provider.renewals()).hasSize(1).allMatch(asked -> asked.contains("refresh_token=first"));
            assertThat(server.asked()).hasSizeGreaterThan(3).allMatch(OpenIdTest::isFromTheRenewed);
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
            try (var files = Files.list(folder)) {
                assertThat(files).containsExactly(file);
            }
        }
    }

    private static boolean isFromTheRenewed(Asked asked) {
        var token = asked.headers().getOrDefault("authorization", "").replaceFirst("^Bearer ", "");
        var claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return new String(claims, StandardCharsets.UTF_8).contains("renewed");
    }

    @Test
    void a_token_that_is_good_is_used_as_it_is() throws Exception {
        try (var server = StubApiServer.of(Scanning.pods("shop", 1));
                var provider = new IdentityProvider()) {
            var token = IdentityProvider.token("good", Instant.now().plusSeconds(3600));
            reach(kubeconfig(server, provider, token));
            assertThat(provider.renewals()).isEmpty();
            assertThat(server.asked()).allMatch(asked -> asked.headers().containsValue("Bearer " + token));
        }
    }

    @Test
    void a_provider_that_gives_no_new_one_is_named_and_the_cluster_is_not_asked() throws Exception {
        try (var server = StubApiServer.of(Scanning.pods("shop", 1));
                var provider = new IdentityProvider()) {
            provider.breakDown();
            var file = kubeconfig(
                    server,
                    provider,
                    IdentityProvider.token("old", Instant.now().minusSeconds(60)));
            var before = Files.readString(file);
            assertThatThrownBy(() -> reach(file))
                    .isInstanceOf(ClusterRefused.class)
                    .hasMessageContaining(provider.address())
                    .hasMessageContaining("log in again")
                    .hasMessageNotContaining("first");
            assertThat(server.asked()).isEmpty();
            assertThat(Files.readString(file)).isEqualTo(before);
        }
    }
}
