package dev.meshward.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster around a pod, reached by what the kubelet lays into the pod. */
class InClusterTest {

    private static final ClusterAddress AROUND_US =
            new ClusterAddress(Optional.of(ClusterAddress.IN_CLUSTER), Optional.empty());

    @TempDir
    private Path account;

    @BeforeEach
    void layDown() throws IOException {
        Files.writeString(account.resolve("token"), "of-the-pod\n");
        Files.writeString(account.resolve("ca.crt"), "-----BEGIN CERTIFICATE-----\n");
    }

    private Kubeconfig.Found found(Map<String, String> env) throws ClusterRefused {
        return new Kubeconfig(env, account).find(AROUND_US);
    }

    @Test
    void the_address_comes_from_the_environment_and_trust_from_the_account() throws Exception {
        var found = found(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "KUBERNETES_SERVICE_PORT", "6443"));
        assertThat(found.cluster()).isEqualTo("in-cluster");
        assertThat(found.config().getMasterUrl()).startsWith("https://10.0.0.1:6443");
        assertThat(found.config().getCaCertFile())
                .isEqualTo(account.resolve("ca.crt").toString());
        assertThat(found.config().isTrustCerts()).isFalse();
    }

    @Test
    void an_address_of_version_6_stands_in_brackets_and_443_is_the_port_where_none_is_said() throws Exception {
        var found = found(Map.of("KUBERNETES_SERVICE_HOST", "fd00::1"));
        assertThat(found.config().getMasterUrl()).startsWith("https://[fd00::1]:443");
    }

    @Test
    void the_token_is_read_again_since_the_kubelet_writes_a_new_one_every_hour() throws Exception {
        var tokens =
                found(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1")).config().getOauthTokenProvider();
        assertThat(tokens.getToken()).isEqualTo("of-the-pod");
        Files.writeString(account.resolve("token"), "a-newer-one");
        assertThat(tokens.getToken()).isEqualTo("a-newer-one");
    }

    @Test
    void without_an_account_or_outside_of_a_pod_it_leads_nowhere() throws Exception {
        assertThatThrownBy(() -> found(Map.of())).isInstanceOf(ClusterRefused.class);
        Files.delete(account.resolve("token"));
        assertThatThrownBy(() -> found(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1")))
                .hasMessageContaining("does not run in a pod with a service account");
    }
}
