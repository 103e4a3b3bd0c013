package dev.meshward.live;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * All that this program can say to an API server while it reads: GET, and the two questions about one's own rights, which the
 * API answers to a POST and which change nothing. It cannot write, and it does not ask for Secrets.
 */
final class ReadingClient {

    private static final Set<String> QUESTIONS = Set.of(
            "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
            "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews");
    private static final Pattern SECRETS = Pattern.compile("/api/v1/(namespaces/[^/?]+/)?secrets([/?].*)?");
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final String server;
    private final Watch watch;

    /** @param server its address, without a slash at the end */
    ReadingClient(HttpClient client, String server, Watch watch) {
        this.client = client;
        this.server = server;
        this.watch = watch;
    }

    Answer get(String path) {
        return new Exchange(client, watch, LONGEST_SILENCE).answer(asking(path));
    }

    /** @param body takes that of a good answer while it comes */
    Answer read(String path, Consumer<InputStream> body) {
        return new Exchange(client, watch, LONGEST_SILENCE).answer(asking(path), body);
    }

    private HttpRequest asking(String path) {
        if (SECRETS.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "\"" + path + "\" would ask for Secrets. Maybe a kind was not left out.");
        }
        return client.newHttpRequestBuilder()
                .uri(URI.create(server + path))
                .header("Accept", "application/json")
                .build();
    }

    /** @param question one of the reviews of one's own rights */
    Answer ask(String path, String question) {
        if (!QUESTIONS.contains(path)) {
            throw new IllegalArgumentException("\"" + path + "\" is no question about rights. Maybe it would write.");
        }
        var request = client.newHttpRequestBuilder()
                .uri(URI.create(server + path))
                .header("Accept", "application/json")
                .post("application/json", question)
                .build();
        return new Exchange(client, watch, LONGEST_SILENCE).answer(request);
    }
}
