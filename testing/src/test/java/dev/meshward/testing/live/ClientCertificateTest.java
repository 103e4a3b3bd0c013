package dev.meshward.testing.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.meshward.live.ClusterAddress;
import dev.meshward.live.ClusterRefused;
import dev.meshward.live.LiveCluster;
import dev.meshward.live.Watch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that knows its callers by their certificates, and is known by its own. */
class ClientCertificateTest {

    @TempDir
    private Path folder;

    private HttpsServer server = HttpsServer.create();
    private final List<String> callers = new CopyOnWriteArrayList<>();

    ClientCertificateTest() throws IOException {}

    @BeforeEach
    void start() throws Exception {
        var own = KeyPairFile.made(folder, "server");
        var ann = KeyPairFile.made(folder, "ann");
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(asksForCertificates(own.serverThatTrusts(ann)));
        server.createContext("/", this::answer);
        server.start();
        Files.writeString(folder.resolve("server.pem"), own.certificate());
        Files.writeString(folder.resolve("ann.pem"), ann.certificate());
        Files.writeString(folder.resolve("ann.key"), ann.privateKey());
        var address = "https://127.0.0.1:" + server.getAddress().getPort();
        Files.writeString(
                folder.resolve("config"),
                kubeconfig(
                        address,
                        KeyPairFile.encoded(own.certificate()),
                        KeyPairFile.encoded(ann.certificate()),
                        KeyPairFile.encoded(ann.privateKey())));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String kubeconfig(String address, String authority, String certificate, String key) {
        return """
            apiVersion: v1
            kind: Config
            clusters:
              - {name: known, cluster: {server: "%1$s", certificate-authority-data: %2$s}}
              - {name: file, cluster: {server: "%1$s", certificate-authority: server.pem}}
              - {name: stranger, cluster: {server: "%1$s"}}
              - {name: trusting, cluster: {server: "%1$s", insecure-skip-tls-verify: true}}
            users:
              - {name: ann, user: {client-certificate-data: %3$s, client-key-data: %4$s}}
              - {name: bob, user: {client-certificate: ann.pem, client-key: ann.key}}
              - {name: nobody, user: {}}
            contexts:
              - {name: data, context: {cluster: known, user: ann}}
              - {name: files, context: {cluster: file, user: bob}}
              - {name: stranger, context: {cluster: stranger, user: ann}}
              - {name: trusting, context: {cluster: trusting, user: ann}}
              - {name: nobody, context: {cluster: known, user: nobody}}
            """.formatted(address, authority, certificate, key);
    }

    private static HttpsConfigurator asksForCertificates(SSLContext context) {
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                var asked = context.getDefaultSSLParameters();
                asked.setNeedClientAuth(true);
                parameters.setSSLParameters(asked);
            }
        };
    }

    private void answer(HttpExchange exchange) throws IOException {
        callers.add(
                ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName());
        Mood.send(exchange, 200, "{\"major\":\"1\",\"minor\":\"33\"}".getBytes(StandardCharsets.UTF_8));
    }

    private String reached(String context) throws ClusterRefused {
        var address = new ClusterAddress(Optional.of(context), Optional.of(folder.resolve("config")));
        try (var cluster = LiveCluster.reach(address, Map.of(), Watch.unseen())) {
            return cluster.version().orElse("none");
        }
    }

    @Test
    void certificates_in_the_kubeconfig_and_in_files_beside_it_are_shown_to_the_server() throws Exception {
        assertThat(List.of(reached("data"), reached("files"), reached("trusting")))
                .containsOnly("1.33");
        assertThat(callers).isNotEmpty().containsOnly("CN=ann");
    }

    @Test
    void a_server_whose_certificate_nobody_vouches_for_is_not_spoken_to() {
        assertThatThrownBy(() -> reached("stranger"))
                .isInstanceOf(ClusterRefused.class)
                .hasMessageContaining("no safe connection can be made");
        assertThat(callers).isEmpty();
    }

    @Test
    void a_key_that_is_none_is_told_in_words() throws Exception {
        Files.writeString(folder.resolve("ann.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> reached("files"))
                .isInstanceOf(ClusterRefused.class)
                .hasMessageContaining("the key in its kubeconfig cannot be used");
    }

    @Test
    void who_shows_no_certificate_is_told_that_it_failed() {
        assertThatThrownBy(() -> reached("nobody"))
                .isInstanceOf(ClusterRefused.class)
                .hasMessageContaining("The cluster nobody cannot be reached");
        assertThat(callers).isEmpty();
    }
}
