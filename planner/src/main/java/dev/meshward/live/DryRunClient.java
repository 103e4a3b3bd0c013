package dev.meshward.live;

import io.fabric8.kubernetes.client.http.HttpClient;
import java.net.URI;
import java.time.Duration;

/**
 * All that a dry run can say to an API server: a PATCH of which nothing is kept. The word that keeps it from being kept is
 * added here and nowhere else, so that a request without it cannot be made.
 */
final class DryRunClient {

    private static final String KEEP_NOTHING = "dryRun=All";
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final String server;
    private final Watch watch;

    /** @param server its address, without a slash at the end */
    DryRunClient(HttpClient client, String server, Watch watch) {
        this.client = client;
        this.server = server;
        this.watch = watch;
    }

    /**
     * @param path without a query
     * @param manager who changes it, as the API server notes it
     */
    Answer patch(String path, String manager, String contentType, String body) {
        if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            throw new IllegalArgumentException("\"" + path + "\" is more than a path. Maybe a name was not encoded?");
        }
        var request = client.newHttpRequestBuilder()
                .uri(URI.create(server + path + "?" + KEEP_NOTHING + "&fieldManager=" + Query.encoded(manager)))
                .header("Accept", "application/json")
                .method("PATCH", contentType, body)
                .build();
        return new Exchange(client, watch, LONGEST_SILENCE).answer(request);
    }
}
