package dev.meshward.testing.live;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Reads all that a {@link RealApiServer} holds, by a way of its own, again and again. */
final class WholeServer {

    /** What the server renews by itself; and definitions, which no stage brings but as a chart. */
    private static final Set<String> LEFT_OUT =
            Set.of("componentstatuses", "events", "leases", "ipaddresses", "endpoints", "customresourcedefinitions");

    /** Name, perhaps short names, version, whether in namespaces, kind. */
    private static final Pattern RESOURCE =
            Pattern.compile("(\\S+)\\s+(?:\\S+\\s+)?(\\S+)\\s+(?:true|false)\\s+\\S+\\s*");

    private final RealApiServer server;
    private final HttpClient client;
    private final List<String> paths;

    private WholeServer(RealApiServer server, HttpClient client, List<String> paths) {
        this.server = server;
        this.client = client;
        this.paths = paths;
    }

    /** Knows the kinds that are served now. */
    static WholeServer of(RealApiServer server) throws IOException, InterruptedException {
        server.kubectl("api-resources", "--verbs=list", "--no-headers");
        var paths = new ArrayList<String>();
        for (var line : Files.readAllLines(server.kubectlOutput())) {
            var resource = RESOURCE.matcher(line);
            if (resource.matches() && !LEFT_OUT.contains(resource.group(1))) {
                var version = resource.group(2);
                paths.add((version.contains("/") ? "/apis/" : "/api/") + version + "/" + resource.group(1));
            }
        }
        return new WholeServer(server, client(server.authority()), paths);
    }

    private static HttpClient client(Path authority) throws IOException {
        try (var file = Files.newInputStream(authority)) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                trusted.setCertificateEntry("trusted-" + trusted.size(), certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder().sslContext(tls).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificate " + authority + " cannot be used.", e);
        }
    }

    ServerContents contents() throws IOException, InterruptedException {
        var lists = new ArrayList<Field>();
        for (var path : paths) {
            lists.add(list(path));
        }
        return ServerContents.of(lists);
    }

    private Field list(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Authorization", "Bearer admin-token")
                .header("Accept", "application/json")
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode() + ".");
        }
        return DataReader.json(path, answer.body()).documents().getFirst();
    }
}
